// Mirrors maths/SettlementMaths.sol
package io.backstop.model.market;

/** Who gets what is left of a closed position. A shortfall is what is missing before any fee: fees never make one. */
public final class SettlementMaths {

    private SettlementMaths() {}

    /**
     * Parts of an equity in micro-dollars: reward, fee and payout add up to it if it is positive; the shortfall is its
     * size if it is negative.
     *
     * @param feesWaived reward and fee that were due and not paid
     */
    public record Split(long shortfall, long keeperReward, long liquidationFee, long feesWaived, long payout) {}

    /**
     * Serves the keeper before the fee, because without keepers nothing is liquidated.
     *
     * @param equity collateral plus profit received, may be negative
     */
    public static Split split(long equity, long rewardDue, long feeDue) {
        long remaining = Math.max(equity, 0);
        long shortfall = remaining - equity;
        long reward = Math.min(rewardDue, remaining);
        remaining -= reward;
        long fee = Math.min(feeDue, remaining);
        return new Split(shortfall, reward, fee, rewardDue + feeDue - reward - fee, remaining - fee);
    }
}
