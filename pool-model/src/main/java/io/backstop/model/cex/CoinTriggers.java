package io.backstop.model.cex;

import io.backstop.model.cex.margin.CollateralAsset;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.units.FixedPoint;

/**
 * The price at which a position on a linear contract that is backed by coins is liquidated: no formula, because its margin moves
 * with the price, so it is searched with the test that liquidates.
 *
 * <p>A long gains more than its requirement grows by, so it is liquidated below one price; a short is liquidated above one price, or at
 * every price if it is at the lowest.
 */
record CoinTriggers(PositionTerms terms, CollateralAsset asset) {

    private static final long FAR = Long.MAX_VALUE / 16;
    private static final long PRICE_PER_MONEY = 100;

    /** 1e-8 dollar; {@link ContractKind#NEVER_BELOW} or {@link ContractKind#NEVER_ABOVE} if it is never reached. */
    long price(long size, long entryPrice, long margin, long coins) {
        long highest = highest(size, coins);
        CoinBackedRules rules = new CoinBackedRules(terms, asset, coins, 0);
        boolean atLowest = rules.isLiquidatable(margin, size, entryPrice, 1, 0);
        boolean atHighest = rules.isLiquidatable(margin, size, entryPrice, highest, 0);
        if (size > 0 ? atHighest || !atLowest : atLowest || !atHighest) {
            boolean always = size > 0 ? atHighest : atLowest;
            return always == size > 0 ? ContractKind.NEVER_ABOVE : ContractKind.NEVER_BELOW;
        }
        long low = 1;
        long high = highest;
        while (high - low > 1) {
            long middle = (low + high) >>> 1;
            if (rules.isLiquidatable(margin, size, entryPrice, middle, 0) == atLowest) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return size > 0 ? low : high;
    }

    /** A price at which no worth is beyond 64 bits, and above all that a market shows. */
    private long highest(long size, long coins) {
        long bySize = limit(terms.value().sizeUnit(), Math.absExact(size));
        return Math.min(bySize, limit(CoinBacking.COIN, coins));
    }

    private static long limit(long unit, long held) {
        boolean beyond = FixedPoint.compareProducts(FAR, unit * PRICE_PER_MONEY, held, FAR) >= 0;
        return beyond ? FAR : FixedPoint.mulDivFloor(FAR, unit * PRICE_PER_MONEY, held);
    }
}
