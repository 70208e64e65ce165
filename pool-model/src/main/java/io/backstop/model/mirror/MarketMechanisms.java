// Mirrors IPerpMarket.Mechanisms
package io.backstop.model.mirror;

import io.backstop.model.mirror.economics.Carry;
import io.backstop.model.mirror.economics.OpenInterestCaps;
import io.backstop.model.mirror.economics.PriceImpact;
import io.backstop.model.mirror.economics.ProfitRule;
import io.backstop.model.mirror.gate.Gate;
import io.backstop.model.mirror.liquidation.KeeperReward;
import io.backstop.model.mirror.liquidation.LiquidationPolicy;

/**
 * What a market is composed of beside its neighbours.
 *
 * @param isBehindQueue whether trades go through a queue of two-step orders
 */
public record MarketMechanisms(
        Gate gate,
        Carry carry,
        PriceImpact priceImpact,
        OpenInterestCaps openInterestCaps,
        ProfitRule profitRule,
        LiquidationPolicy liquidationPolicy,
        KeeperReward keeperReward,
        boolean isBehindQueue) {}
