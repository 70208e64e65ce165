// Mirrors maths/RewardMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/** What a keeper is paid for a transaction, rounded up; money is micro-dollars, ratios 1e-9. */
public final class RewardMaths {

    /** A million gwei and ten million dollars: prices above count as these, so that no feed can overflow a reward. */
    private static final long MOST_GAS_PRICE = 100_000_000_000_000L;

    private static final long MOST_ETHER_PRICE = 1_000_000_000_000_000L;

    /** Gas prices have eight decimals of a gwei. */
    private static final long GAS_PRICE_PER_GWEI = 100_000_000;

    /** A gwei at a price with eight decimals, in money with six: 9 + 8 − 6. */
    private static final long GWEI_PRICE_PER_MONEY = 100_000_000_000L;

    private RewardMaths() {}

    /**
     * The cost of a transaction.
     *
     * @param gasUnits at most 1e9
     * @param gasPrice 1e-8 gwei
     * @param etherPrice 1e-8 dollar
     */
    public static long gasCost(long gasUnits, long gasPrice, long etherPrice) {
        long gwei = FixedPoint.mulDivCeil(gasUnits, Math.min(gasPrice, MOST_GAS_PRICE), GAS_PRICE_PER_GWEI);
        return FixedPoint.mulDivCeil(gwei, Math.min(etherPrice, MOST_ETHER_PRICE), GWEI_PRICE_PER_MONEY);
    }

    /** min(max(cost + least, cost × (1 + profit), cost + flag), most). */
    public static long reward(long cost, long least, long profitRatio, long flagReward, long most) {
        long premium = Math.max(Math.max(least, MarginMaths.ratioOf(cost, profitRatio)), flagReward);
        return cost >= most ? most : Math.min(most - cost, premium) + cost;
    }
}
