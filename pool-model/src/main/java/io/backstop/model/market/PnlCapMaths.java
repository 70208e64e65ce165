// Mirrors maths/PnlCapMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * How much of its traders' PnL a pool stands for: money micro-dollars, factors 1e-9.
 *
 * <p>Source: GMX v2, MarketUtils.getCappedPnl, PositionUtils.getPositionPnlUsd.
 */
public final class PnlCapMaths {

    /** The ratio that stands for every larger one: a thousand times the pool. */
    public static final long MOST_PNL_TO_POOL = 1000 * FixedPoint.RATIO_ONE;

    private PnlCapMaths() {}

    /** A side's PnL, at most {@code factor} times the cash; a loss is not capped. */
    public static long capped(long sidePnl, long cash, long factor) {
        return Math.min(sidePnl, FixedPoint.mulDivFloor(cash, factor, FixedPoint.RATIO_ONE));
    }

    /**
     * What a winner does not get, so that all winners of the side together get the cap; the payout is rounded down.
     */
    public static long withheld(long profit, long sidePnl, long cash, long factor) {
        long most = capped(sidePnl, cash, factor);
        return sidePnl <= 0 || most == sidePnl ? 0 : profit - FixedPoint.mulDivFloor(profit, most, sidePnl);
    }

    /** A side's profit over the cash, rounded down; 0 for a loss. */
    public static long pnlToPool(long sidePnl, long cash) {
        if (sidePnl <= 0) {
            return 0;
        }
        return sidePnl / 1000 >= cash ? MOST_PNL_TO_POOL : FixedPoint.mulDivFloor(sidePnl, FixedPoint.RATIO_ONE, cash);
    }
}
