package io.backstop.model.venue;

import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TriggerRules;

/**
 * What a liquidation would pay its keeper in each step, where that follows the price of gas.
 *
 * @param rules the venue's
 * @param gasPrice of each step (1e-8 gwei)
 * @param etherPrice of each step (1e-8 dollar)
 */
public record RewardOfStep(TriggerRules rules, PriceSeries gasPrice, PriceSeries etherPrice) {

    static RewardOfStep of(TriggerRules rules, GasPrices gas, Interruptions interruptions, TimeGrid grid) {
        return new RewardOfStep(
                rules, interruptions.shown(gas.gasPrice(), grid), interruptions.shown(gas.etherPrice(), grid));
    }

    /** The rules for a position that is worth this (micro-dollars). */
    MarketRules rulesAt(int step, long notional) {
        return rules.at(notional, gasPrice.at(step), etherPrice.at(step));
    }
}
