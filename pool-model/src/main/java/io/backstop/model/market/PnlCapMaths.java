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

    /** The PnL of one side at the mark (1e-8 dollar), rounded down; 0 before the first price. */
    public static long ofSide(OpenInterest interest, boolean isLong, long mark, long sizeUnit) {
        if (mark == 0) {
            return 0;
        }
        return isLong
                ? MarginMaths.netPnl(interest.longSize(), interest.longEntryNotional(), mark, sizeUnit)
                : MarginMaths.netPnl(-interest.shortSize(), -interest.shortEntryNotional(), mark, sizeUnit);
    }

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

    /** Cash of which a side's profit is {@code factor} times at most, rounded up; the largest number for all above. */
    public static long cashFor(long pnl, long factor) {
        try {
            return pnl <= 0 ? 0 : FixedPoint.mulDivCeil(pnl, FixedPoint.RATIO_ONE, factor);
        } catch (ArithmeticException tooMuch) {
            return Long.MAX_VALUE;
        }
    }

    /**
     * How much of a winner to close at the mark so that its side's profit falls to {@code factor} times the cash, rounded
     * up, at most all: of its profit all leaves the side's PnL and what is not withheld leaves the cash.
     *
     * @param magnitude size of the winner, without its side
     */
    public static long partFor(long magnitude, long profit, long withheld, long pnl, long cash, long factor) {
        long tooMuch = pnl - FixedPoint.mulDivFloor(cash, factor, FixedPoint.RATIO_ONE);
        long lowered = profit - FixedPoint.mulDivCeil(profit - withheld, factor, FixedPoint.RATIO_ONE);
        return tooMuch < lowered ? FixedPoint.mulDivCeil(magnitude, tooMuch, lowered) : magnitude;
    }
}
