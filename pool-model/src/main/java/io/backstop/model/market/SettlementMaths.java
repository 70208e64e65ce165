// Mirrors maths/SettlementMaths.sol
package io.backstop.model.market;

/** Who gets what is left of a closed position. A shortfall is what is missing before any fee: fees never make one. */
public final class SettlementMaths {

    private SettlementMaths() {}

    /** What is due of a position that is closed, micro-dollars, none negative. */
    public record Dues(long keeperReward, long liquidationFee, long borrowingFee) {}

    /**
     * Parts of an equity in micro-dollars: the three fees and the payout add up to it if it is positive; the shortfall is its
     * size if it is negative.
     *
     * @param feesWaived what was due and not paid
     */
    public record Split(
            long shortfall, long keeperReward, long liquidationFee, long borrowingFee, long feesWaived, long payout) {}

    /**
     * Serves the keeper before the fee, because without keepers nothing is liquidated, and the pool's rent last.
     *
     * @param equity collateral plus profit received, may be negative
     * @param most what the fees may take of it, not negative: all, or the share of the part that is closed
     */
    public static Split split(long equity, long most, Dues dues) {
        long whole = Math.max(equity, 0);
        long remaining = Math.min(whole, most);
        long reward = Math.min(dues.keeperReward, remaining);
        remaining -= reward;
        long fee = Math.min(dues.liquidationFee, remaining);
        remaining -= fee;
        long borrowing = Math.min(dues.borrowingFee, remaining);
        long paid = reward + fee + borrowing;
        long due = Math.addExact(Math.addExact(dues.keeperReward, dues.liquidationFee), dues.borrowingFee);
        return new Split(whole - equity, reward, fee, borrowing, due - paid, whole - paid);
    }
}
