package io.backstop.model.cex.funding;

import io.backstop.model.units.FixedPoint;

/** How far a contract is above its index, as a ratio of it (1e-9, rounded down). Prices are 1e-8 dollar. */
public final class PremiumIndex {

    private PremiumIndex() {}

    /**
     * What impact prices are beyond the index: (max(0, bid − index) − max(0, index − ask)) ÷ index, so 0 while the index lies
     * between them. A side of 0 is not there and says nothing.
     */
    public static long ofImpact(long impactBid, long impactAsk, long index) {
        long above = impactBid > 0 ? Math.max(0, impactBid - index) : 0;
        long below = impactAsk > 0 ? Math.max(0, index - impactAsk) : 0;
        return FixedPoint.mulDivFloor(above - below, FixedPoint.RATIO_ONE, index);
    }

    /** Mark over index less one (Deribit). */
    public static long ofMark(long mark, long index) {
        return FixedPoint.mulDivFloor(mark - index, FixedPoint.RATIO_ONE, index);
    }

    /**
     * Longs ÷ shorts − mark ÷ index, the rate of arXiv 2512.01112, section 2.1, with κ = 1.
     *
     * @param longs size of all longs, market units
     * @param shorts size of all shorts without sign, positive
     */
    public static long ofImbalance(long longs, long shorts, long mark, long index) {
        return Math.subtractExact(
                FixedPoint.mulDivFloor(longs, FixedPoint.RATIO_ONE, shorts),
                FixedPoint.mulDivCeil(mark, FixedPoint.RATIO_ONE, index));
    }

    /**
     * The notional at which a book is looked at: a margin's worth of the highest leverage (Binance 200 dollars, dYdX 500), rounded
     * down.
     *
     * @param margin in the contract's money
     * @param initialRatio at the highest leverage (1e-9, positive)
     */
    public static long impactNotional(long margin, long initialRatio) {
        return FixedPoint.mulDivFloor(margin, FixedPoint.RATIO_ONE, initialRatio);
    }
}
