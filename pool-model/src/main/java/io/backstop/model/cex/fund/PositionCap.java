package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * How much a fund may hold of positions that it took over: 20 % of itself at Binance in 2019, 100 % later.
 *
 * @param ratio most notional held, as a share of the balance; may be above one
 */
public record PositionCap(long ratio) {

    /** Checks the ratio. */
    public PositionCap {
        Figures.requireWithin("ratio", ratio, 0, 100 * FixedPoint.RATIO_ONE);
    }

    /** The notional that it may still take over, rounded down; never negative. */
    public long room(long balance, long held) {
        return Math.max(0, FixedPoint.mulDivFloor(balance, ratio, FixedPoint.RATIO_ONE) - held);
    }
}
