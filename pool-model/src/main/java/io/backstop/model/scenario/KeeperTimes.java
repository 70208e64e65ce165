package io.backstop.model.scenario;

import io.backstop.model.market.PriceSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a keeper is there and how long it needs, written once from the numbers of the tape.
 *
 * @param fixedMillis its latency where that is always the same
 * @param drawn the latency of what is decided in each step, milliseconds; null where it is always the same
 * @param outages when it is not there
 */
public record KeeperTimes(long fixedMillis, @Nullable PriceSeries drawn, List<TimeWindow> outages) {

    /** Keeps the times as they are. */
    public KeeperTimes {
        outages = List.copyOf(outages);
    }

    /**
     * The times of a keeper for which no number decides.
     *
     * @throws IllegalArgumentException if one does
     */
    public static KeeperTimes fixed(KeeperSpec keeper) {
        if (keeper.draws()) {
            throw new IllegalArgumentException("the times of keeper " + keeper.id() + " must be drawn");
        }
        return new KeeperTimes(
                keeper.latency().fixedMillis(), null, keeper.outages().given());
    }

    /** From a decision at the end of this step to its release, milliseconds. */
    public long latencyMillis(int step) {
        return drawn == null ? fixedMillis : drawn.at(step);
    }

    /** Whether the keeper is not there at this moment, epoch milliseconds. */
    public boolean isOut(long millis) {
        return TimeWindow.anyContains(outages, millis);
    }

    /** Whether the keeper was not there at some time after the first moment, up to the second. */
    public boolean wasOut(long afterMillis, long untilMillis) {
        return outages.stream().anyMatch(out -> out.fromMillis() <= untilMillis && out.toMillis() > afterMillis);
    }
}
