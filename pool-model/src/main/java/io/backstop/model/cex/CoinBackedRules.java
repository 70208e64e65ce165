package io.backstop.model.cex;

import io.backstop.model.cex.margin.CollateralAsset;
import io.backstop.model.venue.AccountRules;

/**
 * The rules of an account whose collateral was coins until they were sold, for its history: at another price the same coins
 * would have counted for more or less.
 *
 * @param coins that were sold
 * @param soldFor micro-dollars, which its collateral has now
 */
record CoinBackedRules(PositionTerms terms, CollateralAsset asset, long coins, long soldFor) implements AccountRules {

    @Override
    public boolean isLiquidatable(long margin, long size, long entryPrice, long price, int step) {
        return terms.isLiquidatable(marginAt(margin, price), size, entryPrice, price, step);
    }

    @Override
    public long shortfall(long margin, long size, long entryPrice, long price) {
        return terms.shortfall(marginAt(margin, price), size, entryPrice, price);
    }

    @Override
    public long profit(long size, long entryPrice, long price) {
        return terms.profit(size, entryPrice, price);
    }

    @Override
    public long notional(long size, long price) {
        return terms.notional(size, price);
    }

    private long marginAt(long margin, long price) {
        return Math.addExact(Math.subtractExact(margin, soldFor), asset.value(coins, price));
    }
}
