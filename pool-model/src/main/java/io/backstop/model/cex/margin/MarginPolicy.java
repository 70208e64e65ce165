package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;

/**
 * How much equity a position needs. Sizes are market units and notionals a contract's money, both without sign.
 *
 * <p>A maintenance margin never falls as the notional grows, and has no jump: so the price at which a position is liquidated can be
 * computed. Unless it {@link #isCurved} it is a ratio of the notional less an amount, of which both may change with the size and
 * from one range of notionals to the next.
 */
public interface MarginPolicy {

    /**
     * Equity that a position must have to be opened, rounded up.
     *
     * @param openNotional notional of all longs of the market, in its contract's money
     */
    long initialMargin(long size, long notional, long openNotional);

    /** Ratio (1e-9) of the maintenance margin at this size and notional. */
    long maintenanceRatio(long size, long notional);

    /** What is taken off the product of notional and ratio; 0 unless the ratio changes with the notional. */
    default long maintenanceAmount(long size, long notional) {
        return 0;
    }

    /** Maintenance ratio (1e-9) of the smallest position of the market. */
    default long lowestMaintenanceRatio() {
        return maintenanceRatio(1, 1);
    }

    /** Equity below which a position is liquidated, rounded up. */
    default long maintenanceMargin(long size, long notional) {
        return Math.subtractExact(
                MarginMaths.ratioOf(notional, maintenanceRatio(size, notional)), maintenanceAmount(size, notional));
    }

    /** Whether the maintenance ratio changes with each unit of notional, so that {@link #maintenanceMargin} alone is exact. */
    default boolean isCurved() {
        return false;
    }

    /**
     * Notional beyond which a maintenance margin grows by more than the notional does, so that a position that gains by a higher
     * worth may be liquidated for it; the largest number where there is none.
     */
    default long steepFrom() {
        return Long.MAX_VALUE;
    }

    /** Whether a position as large may be opened at all. */
    default boolean allows(long size, long notional) {
        return true;
    }
}
