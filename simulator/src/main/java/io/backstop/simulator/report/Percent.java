package io.backstop.simulator.report;

import io.backstop.model.units.FixedPoint;

/** Shares for a human eye. */
final class Percent {

    private Percent() {}

    /** Writes {@code part / whole} in whole per cent; a share that is not all or nothing never looks like it. */
    static String of(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0 %";
        }
        long percent = (FixedPoint.mulDivFloor(part, 200, whole) + 1) / 2;
        if (part < whole && percent >= 100) {
            return "> 99 %";
        }
        return part > 0 && percent == 0 ? "< 1 %" : percent + " %";
    }
}
