package io.backstop.keeper.operation;

import io.backstop.keeper.reports.ReportSettings;
import io.backstop.keeper.sending.Bounty;
import io.backstop.keeper.sending.SendingLimits;
import io.backstop.model.scenario.KeeperSpec;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides of a keeper.
 *
 * @param market its address
 * @param lens address of the Lens that the table is checked with; null for no check
 * @param firstBlock in which to start reading
 * @param confirmations so many blocks can be taken back
 * @param state folder of checkpoint and journals; null for none
 * @param checkpointEvery blocks from one checkpoint to the next
 * @param selfCheckEvery blocks from one check to the next; 0 for none
 * @param excluded accounts that are never liquidated
 * @param minimumNotional micro-dollars at the entry price below which a position is left to others
 * @param isOnce whether it ends after one look
 * @param stopSeconds how long it waits for its transactions after it was told to end
 * @param policy whom it liquidates first
 * @param capital micro-dollars that offers on their way may cost at most; {@link Long#MAX_VALUE} if that does not count
 * @param reports where the prices come from that it brings; null if they are on the chain
 */
public record KeeperSettings(
        String market,
        @Nullable String lens,
        long firstBlock,
        int confirmations,
        @Nullable Path state,
        int checkpointEvery,
        int selfCheckEvery,
        Set<Integer> excluded,
        long minimumNotional,
        boolean isOnce,
        int stopSeconds,
        SendingLimits limits,
        Bounty bounty,
        KeeperSpec.Policy policy,
        long capital,
        @Nullable ReportSettings reports) {

    /** Checks that the chain can be followed. */
    public KeeperSettings {
        if (confirmations < 1 || checkpointEvery < 1 || selfCheckEvery < 0 || stopSeconds < 0) {
            throw new IllegalArgumentException("blocks and seconds must not be negative, were %d, %d, %d and %d"
                    .formatted(confirmations, checkpointEvery, selfCheckEvery, stopSeconds));
        }
        excluded = Set.copyOf(excluded);
    }
}
