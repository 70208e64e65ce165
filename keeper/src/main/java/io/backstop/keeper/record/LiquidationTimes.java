package io.backstop.keeper.record;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a liquidation was seen to be due, decided, sent and found in a block, by the clock on the wall; nulls for what was sent
 * before the keeper was started.
 *
 * @param markPrice at which it was decided, 1e-8 dollar; 0 if that is not known
 * @param seenBlock the block that showed that price; −1 if that is not known
 */
public record LiquidationTimes(
        long markPrice,
        long seenBlock,
        @Nullable Instant seen,
        @Nullable Instant decided,
        @Nullable Instant sent,
        @Nullable Instant mined) {

    static LiquidationTimes of(@Nullable SentRecord sent, @Nullable Moment mined) {
        Instant found = mined == null ? null : mined.time();
        return sent == null
                ? new LiquidationTimes(0, -1, null, null, null, found)
                : new LiquidationTimes(
                        sent.markPrice(),
                        sent.seenBlock(),
                        sent.seen().time(),
                        sent.decided().time(),
                        sent.sent().time(),
                        found);
    }
}
