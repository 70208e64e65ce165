package io.backstop.model.venue;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import org.jspecify.annotations.Nullable;

/**
 * The rules of a pool.
 *
 * @param market its margin rules
 * @param reward of each step; null where the rules have a fixed one
 */
record PoolAccountRules(MarketRules market, @Nullable RewardOfStep reward) implements AccountRules {

    @Override
    public boolean isLiquidatable(long margin, long size, long entryPrice, long price, int step) {
        return MarginMaths.isLiquidatable(rulesAt(size, price, step), margin, size, entryPrice, price);
    }

    @Override
    public long shortfall(long margin, long size, long entryPrice, long price) {
        return MarginMaths.shortfall(margin, size, entryPrice, price, market.sizeUnit());
    }

    @Override
    public long profit(long size, long entryPrice, long price) {
        return MarginMaths.pnl(size, entryPrice, price, market.sizeUnit());
    }

    @Override
    public long notional(long size, long price) {
        return MarginMaths.notional(size, price, market.sizeUnit());
    }

    private MarketRules rulesAt(long size, long price, int step) {
        return reward == null ? market : reward.rulesAt(step, notional(size, price));
    }
}
