package io.backstop.simulator.scenario;

import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.TimeWindow;

/** {@code at} and {@code for} of what happens to a feed for a while. */
final class WindowSection {

    private WindowSection() {}

    static TimeWindow read(Node parent, long startMillis) {
        long from = Quantity.instantOrOffset(parent.required("at"), startMillis);
        return new TimeWindow(from, from + Quantity.positiveDuration(parent.required("for")));
    }

    /** Of something that has no more to it than when it is. */
    static TimeWindow readOnly(Node parent, long startMillis) {
        parent.allowOnly("at", "for");
        return read(parent, startMillis);
    }

    /** How many places a decimal point moves to the right, negative for the left. */
    static int decimalPlaces(Node by) {
        long read = by.whole(-Misplacement.FURTHEST, Misplacement.FURTHEST);
        if (read == 0) {
            throw by.mistake("must not be zero");
        }
        return (int) read;
    }
}
