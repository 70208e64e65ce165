package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When a keeper is not there: it decides nothing, raises no offer, and what it had not sent is lost.
 *
 * @param given known times
 * @param random times that numbers of the tape decide; null if there are none
 */
public record KeeperOutages(
        List<TimeWindow> given, @Nullable Random random) {

    /** Always there. */
    public static final KeeperOutages NONE = new KeeperOutages(List.of(), null);

    /** Keeps the times as they are. */
    public KeeperOutages {
        given = List.copyOf(given);
    }

    /**
     * Outages that come when nobody expects them: both times are exponential.
     *
     * @param everyMillis from the end of one, or the start of the tape, to the next, on average
     * @param lastingMillis on average
     */
    public record Random(long everyMillis, long lastingMillis) {

        /** Checks the times. */
        public Random {
            Figures.requireWithin("everyMillis", everyMillis, 1000, LatencySpec.LONGEST);
            Figures.requireWithin("lastingMillis", lastingMillis, 1000, LatencySpec.LONGEST);
        }
    }
}
