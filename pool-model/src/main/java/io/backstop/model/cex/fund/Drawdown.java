package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How far something has fallen from its peak, measured against the fund's peak. Bybit's pnlRatio is {@code -fall / base}
 * (API documentation, adl-alert).
 *
 * @param fall what the peak was above what is now, not negative
 * @param base the fund's largest balance in the window, not negative
 */
public record Drawdown(long fall, long base) {

    /** Nothing has fallen. */
    public static final Drawdown NONE = new Drawdown(0, 0);

    /** Checks the signs. */
    public Drawdown {
        Figures.requireWithin("fall", fall, 0, Long.MAX_VALUE);
        Figures.requireWithin("base", base, 0, Long.MAX_VALUE);
    }

    /** Whether the fall is more than a share of the base, exactly; of an empty base any fall is. */
    public boolean exceeds(long ratio) {
        return FixedPoint.compareProducts(fall, FixedPoint.RATIO_ONE, ratio, base) > 0;
    }

    /** Whether the fall is a share of the base or more, exactly; also where both are nothing. */
    public boolean reaches(long ratio) {
        return FixedPoint.compareProducts(fall, FixedPoint.RATIO_ONE, ratio, base) >= 0;
    }

    /** What of the fall lies beyond a share of the base; the share is rounded down. */
    public long beyond(long ratio) {
        return Math.max(0, fall - FixedPoint.mulDivFloor(base, ratio, FixedPoint.RATIO_ONE));
    }
}
