package io.backstop.model.scenario;

import io.backstop.model.market.MarketRules;
import org.jspecify.annotations.Nullable;

/**
 * When a position is liquidatable on a venue.
 *
 * @param rules its margin rules
 * @param reward in place of their fixed reward; null for that
 */
public record TriggerRules(MarketRules rules, @Nullable KeeperRewardSpec reward) {

    /**
     * The rules with the reward that is paid for this notional (micro-dollars) at these prices.
     *
     * @param gasPrice 1e-8 gwei
     * @param etherPrice 1e-8 dollar
     */
    public MarketRules at(long notional, long gasPrice, long etherPrice) {
        return reward == null ? rules : rules.withKeeperReward(reward.reward(notional, gasPrice, etherPrice));
    }

    /** The rules before the tape begins. */
    public MarketRules before(GasPrices gas, long notional) {
        return at(notional, gas.gasPrice().priceBefore(), gas.etherPrice().priceBefore());
    }

    /** The rules with the largest reward there may be, for a search that misses nobody. */
    public MarketRules widest() {
        return reward == null ? rules : rules.withKeeperReward(reward.mostReward());
    }
}
