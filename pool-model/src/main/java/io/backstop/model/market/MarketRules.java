package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * The figures of one market.
 *
 * @param sizeUnit market units in one whole base unit, at most 1e12
 * @param tiers margin needed to open and to stay open, by notional
 * @param liquidationFeeRatio share of the notional taken from what is left in a liquidation (1e-9)
 * @param keeperReward micro-dollars paid to the liquidator from what is left
 * @param reserveFactor share of the pool's cash that may be reserved for winners (1e-9)
 * @param maxAge seconds after its publish time at which a price is too old to act on
 */
public record MarketRules(
        long sizeUnit,
        MarginTiers tiers,
        long liquidationFeeRatio,
        long keeperReward,
        long reserveFactor,
        long maxAge) {

    private static final long SLACK = FixedPoint.RATIO_ONE / 100;
    private static final long MOST_SIZE_UNITS = 1_000_000_000_000L;

    /** Checks that the figures can describe a market. */
    public MarketRules {
        require(sizeUnit >= 1 && sizeUnit <= MOST_SIZE_UNITS, "sizeUnit", sizeUnit);
        require(
                liquidationFeeRatio >= 0
                        && liquidationFeeRatio < FixedPoint.RATIO_ONE - tiers.highestMaintenanceMarginRatio(),
                "liquidationFeeRatio",
                liquidationFeeRatio);
        require(keeperReward >= 0, "keeperReward", keeperReward);
        require(reserveFactor > 0 && reserveFactor <= FixedPoint.RATIO_ONE, "reserveFactor", reserveFactor);
        require(maxAge > 0, "maxAge", maxAge);
    }

    /** The same market without liquidation fee and keeper reward. */
    public MarketRules withoutFees() {
        return new MarketRules(sizeUnit, tiers, 0, 0, reserveFactor, maxAge);
    }

    /** The same market with another reward, micro-dollars. */
    public MarketRules withKeeperReward(long reward) {
        return new MarketRules(sizeUnit, tiers, liquidationFeeRatio, reward, reserveFactor, maxAge);
    }

    /**
     * The same market for a conservative search: positions up to a hundredth of their notional above the margin count as
     * candidates, because they may owe that much.
     */
    public MarketRules withSlack() {
        long most = FixedPoint.RATIO_ONE - tiers.highestMaintenanceMarginRatio() - 1;
        long wider = Math.min(liquidationFeeRatio + SLACK, most);
        return new MarketRules(sizeUnit, tiers, wider, keeperReward, reserveFactor, maxAge);
    }

    private static void require(boolean holds, String figure, long value) {
        if (!holds) {
            throw new IllegalArgumentException(figure + " is out of its range, was " + value);
        }
    }
}
