package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * What of the fees goes to the fund.
 *
 * @param clearanceRatio of the liquidated notional
 * @param tradingShare of each ordinary trading fee
 */
public record FundFees(long clearanceRatio, long tradingShare) {

    /** Checks the ratios. */
    public FundFees {
        Figures.requireWithin("clearanceRatio", clearanceRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("tradingShare", tradingShare, 0, FixedPoint.RATIO_ONE);
    }

    /** The clearance fee, rounded up; never more than what margin is left, nothing where none is. */
    public long clearance(long notional, long marginLeft) {
        long fee = FixedPoint.mulDivCeil(notional, clearanceRatio, FixedPoint.RATIO_ONE);
        return Math.max(0, Math.min(fee, marginLeft));
    }

    /** The share of a trading fee, rounded down: the rest is the company's. */
    public long ofTradingFee(long fee) {
        return FixedPoint.mulDivFloor(fee, tradingShare, FixedPoint.RATIO_ONE);
    }
}
