package io.backstop.model.scenario;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.RewardMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A keeper's reward that follows the price of gas: min(max(cost + least, cost × (1 + profit), cost + share of the
 * notional), most), the cost that of the gas units at the published prices.
 *
 * @param gasUnits of a liquidation
 * @param leastReward above the cost, micro-dollars
 * @param profitRatio of the cost (1e-9)
 * @param notionalRatio of what is closed (1e-9)
 * @param mostReward in all, micro-dollars
 */
public record KeeperRewardSpec(long gasUnits, long leastReward, long profitRatio, long notionalRatio, long mostReward) {

    private static final long MOST_GAS_UNITS = 1_000_000_000;
    private static final long MOST_NOTIONAL_RATIO = 100_000_000;

    /** Checks the figures. */
    public KeeperRewardSpec {
        Figures.requireWithin("gasUnits", gasUnits, 0, MOST_GAS_UNITS);
        Figures.requireWithin("leastReward", leastReward, 0, Long.MAX_VALUE);
        Figures.requireWithin("profitRatio", profitRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("notionalRatio", notionalRatio, 0, MOST_NOTIONAL_RATIO);
        Figures.requireWithin("mostReward", mostReward, leastReward, Long.MAX_VALUE);
    }

    /**
     * The reward for closing this notional, micro-dollars.
     *
     * @param gasPrice the last published, 1e-8 gwei; 0 before the first
     * @param etherPrice the last published, 1e-8 dollar; 0 before the first
     */
    public long reward(long notional, long gasPrice, long etherPrice) {
        return RewardMaths.reward(
                RewardMaths.gasCost(gasUnits, gasPrice, etherPrice),
                leastReward,
                profitRatio,
                MarginMaths.ratioOf(notional, notionalRatio),
                mostReward);
    }
}
