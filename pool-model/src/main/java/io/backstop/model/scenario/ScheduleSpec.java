package io.backstop.model.scenario;

import io.backstop.model.units.Figures;

/**
 * Times of the clock at which a price is asked for, whatever was published before: unlike a heartbeat it does not wait
 * anew after each update.
 *
 * @param everyMillis from one time to the next
 * @param atMillis the first time after midnight UTC of 1 January 1970, from which all others count; less than a period
 */
public record ScheduleSpec(long everyMillis, long atMillis) {

    /** Checks the figures. */
    public ScheduleSpec {
        Figures.requireWithin("everyMillis", everyMillis, 1, LatencySpec.LONGEST);
        Figures.requireWithin("atMillis", atMillis, 0, everyMillis - 1);
    }

    /** Whether one of its times lies after the first moment and no later than the second, both epoch milliseconds. */
    public boolean asksBetween(long afterMillis, long untilMillis) {
        return Math.floorDiv(untilMillis - atMillis, everyMillis) > Math.floorDiv(afterMillis - atMillis, everyMillis);
    }
}
