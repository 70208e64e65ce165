package io.backstop.keeper.operation;

import io.backstop.contracts.chain.Block;
import io.backstop.contracts.serving.Figures;
import io.backstop.contracts.serving.Page;
import io.backstop.keeper.state.CheckpointFile;
import io.backstop.keeper.state.FollowedChain;
import io.backstop.keeper.state.SelfCheck;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Whether a keeper lives and whether it may act, for whoever watches it. One thread writes it; any may read. */
public final class KeeperStatus {

    /** A turn lasts as long as the node may take to answer, several times over. */
    private static final long LIVE_NANOS = TimeUnit.SECONDS.toNanos(90);

    private static final String TEXT = "text/plain; charset=utf-8";

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final long staleNanos;
    private volatile long turnedAt;
    private volatile long newsAt;
    private volatile boolean isWaiting = true;
    private volatile long block = -1;
    private volatile long blockSeconds;
    private volatile int positions;
    private volatile int candidates;
    private @Nullable Figures shown;

    /**
     * A keeper that has not begun yet.
     *
     * @param clock tells how old a block is
     * @param nanos a clock that never goes back, such as {@link System#nanoTime}
     * @param staleSeconds a keeper that has seen no new block for so long is not ready
     */
    public KeeperStatus(InstantSource clock, LongSupplier nanos, long staleSeconds) {
        this.clock = clock;
        this.nanos = nanos;
        staleNanos = TimeUnit.SECONDS.toNanos(staleSeconds);
        turnedAt = nanos.getAsLong();
        newsAt = turnedAt;
    }

    /** The loop goes round. */
    void turned() {
        turnedAt = nanos.getAsLong();
    }

    /** The node cannot be acted on. */
    void waits() {
        isWaiting = true;
    }

    /**
     * All is read and decided up to a new block.
     *
     * @param looked positions that had to be looked at one by one
     */
    void read(Block newest, int open, int looked) {
        isWaiting = false;
        newsAt = nanos.getAsLong();
        block = newest.number();
        blockSeconds = newest.timestamp();
        positions = open;
        candidates = looked;
    }

    /** Why the keeper may not act; null if it may. */
    @Nullable
    String notReady() {
        if (block < 0) {
            return "has read no block yet";
        }
        if (isWaiting) {
            return "waits for a node";
        }
        return nanos.getAsLong() - newsAt > staleNanos ? "there is no new block" : null;
    }

    /** Whether the loop goes round. */
    boolean isLive() {
        return nanos.getAsLong() - turnedAt < LIVE_NANOS;
    }

    /** {@code /live}: whether to restart it. {@code /ready}: whether it may act. */
    public Map<String, Page> pages() {
        return Map.of(
                "/live", query -> answer(isLive() ? null : "the loop stands still"),
                "/ready", query -> answer(notReady()));
    }

    private static Page.Answer answer(@Nullable String trouble) {
        return new Page.Answer(TEXT, (trouble == null ? "ok" : trouble) + "\n", trouble == null ? 200 : 503);
    }

    /** Shows what is known here. */
    public void register(Figures figures) {
        figures.gauge("backstop_keeper_positions", "open positions that it knows", () -> positions)
                .gauge("backstop_keeper_candidates", "positions looked at one by one", () -> candidates)
                .gauge("backstop_keeper_block", "the last block that it has acted on", () -> block)
                .gauge("backstop_keeper_ready", "1 if it may act, otherwise 0", () -> notReady() == null ? 1 : 0)
                .gauge(
                        "backstop_keeper_head_age_seconds",
                        "this machine's time less that of the last block",
                        () -> block < 0 ? 0 : clock.millis() / 1e3 - blockSeconds);
        shown = figures;
    }

    /** Shows what the parts of a keeper count. */
    void watch(
            Heads heads,
            Trouble trouble,
            FollowedChain followed,
            @Nullable CheckpointFile checkpoint,
            @Nullable SelfCheck selfCheck) {
        Figures figures = shown;
        if (figures == null) {
            return;
        }
        figures.counter("backstop_keeper_subscription_restarts", "silent subscriptions", heads::restarts)
                .counter("backstop_keeper_node_failures", "times no node could be used", trouble::count)
                .counter("backstop_keeper_blocks_undone", "blocks that were taken back", followed::undone)
                .counter("backstop_keeper_rescans", "times everything was read anew", followed::rescans);
        if (checkpoint != null) {
            figures.counter("backstop_keeper_checkpoint_failures", "checkpoints not written", checkpoint::failures)
                    .gauge("backstop_keeper_checkpoint_block", "of the last checkpoint", checkpoint::savedBlock);
        }
        if (selfCheck != null) {
            figures.counter("backstop_keeper_self_checks", "checks of the table", selfCheck::checks)
                    .counter("backstop_keeper_self_check_mismatches", "accounts that differed", selfCheck::mismatches);
        }
    }
}
