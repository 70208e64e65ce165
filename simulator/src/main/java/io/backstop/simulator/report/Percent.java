package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import io.backstop.model.units.FixedPoint;
import java.math.BigDecimal;

/** Shares for a human eye: thousands apart, and the minus sign that dollars have. */
final class Percent {

    /** A hundredth of a per cent, 1e-9. */
    private static final long HUNDREDTH = 100_000;

    private static final long ONE = 100;

    private Percent() {}

    /** Writes {@code part / whole} in whole per cent; a share that is not all or nothing never looks like it. */
    static String of(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0 %";
        }
        long percent = Math.floorDiv(FixedPoint.mulDivFloor(part, 200, whole) + 1, 2);
        if (part < whole && percent >= 100) {
            return "> 99 %";
        }
        return part > 0 && percent == 0 ? "< 1 %" : grouped(percent) + " %";
    }

    /** Writes a ratio (1e-9) in per cent with two decimals, rounded towards minus infinity. */
    static String ofRatio(long ratio) {
        long hundredths = Math.floorDiv(ratio, HUNDREDTH);
        String decimals = Decimals.format(Math.floorMod(Math.absExact(hundredths), ONE), 2);
        return (hundredths < 0 ? "−" : "")
                + Dollars.grouped(Math.absExact(hundredths) / ONE)
                + decimals.substring(decimals.indexOf('.'))
                + " %";
    }

    /** Writes a ratio (1e-9) in per cent exactly, with as few decimals as that takes. */
    static String exact(long ratio) {
        return BigDecimal.valueOf(ratio, Decimals.RATIO - 2)
                        .stripTrailingZeros()
                        .toPlainString() + " %";
    }

    private static String grouped(long percent) {
        return (percent < 0 ? "−" : "") + Dollars.grouped(Math.absExact(percent));
    }
}
