package io.backstop.simulator.scenario;

import io.backstop.model.scenario.KeeperRewardSpec;
import org.jspecify.annotations.Nullable;

/** {@code keeperReward} of a pool: a reward that follows the price of gas, in place of the market's fixed one. */
final class KeeperRewardSection {

    private static final long GAS_UNITS = 2_500_000;
    private static final long MOST_GAS_UNITS = 1_000_000_000;
    private static final long LEAST_REWARD = 1_000_000;
    private static final long PROFIT_RATIO = 300_000_000;
    private static final long NOTIONAL_RATIO = 300_000;
    private static final long MOST_NOTIONAL_RATIO = 100_000_000;
    private static final long MOST_REWARD = 30_000_000;

    private KeeperRewardSection() {}

    static @Nullable KeeperRewardSpec read(@Nullable Node reward) {
        if (reward == null) {
            return null;
        }
        reward.allowOnly("gasUnits", "leastReward", "profitRatio", "notionalRatio", "mostReward");
        Node gasUnits = reward.optional("gasUnits");
        Node profit = reward.optional("profitRatio");
        long least = money(reward.optional("leastReward"), LEAST_REWARD);
        long most = money(reward.optional("mostReward"), MOST_REWARD);
        if (most < least) {
            throw reward.mistakeWithoutValue("mostReward must be at least leastReward");
        }
        return new KeeperRewardSpec(
                gasUnits == null ? GAS_UNITS : gasUnits.whole(0, MOST_GAS_UNITS),
                least,
                profit == null ? PROFIT_RATIO : Quantity.share(profit),
                notionalRatio(reward.optional("notionalRatio")),
                most);
    }

    private static long money(@Nullable Node amount, long otherwise) {
        return amount == null ? otherwise : Quantity.money(amount);
    }

    private static long notionalRatio(@Nullable Node given) {
        if (given == null) {
            return NOTIONAL_RATIO;
        }
        long ratio = Quantity.ratio(given);
        if (ratio > MOST_NOTIONAL_RATIO) {
            throw given.mistake("must be at most 10%");
        }
        return ratio;
    }
}
