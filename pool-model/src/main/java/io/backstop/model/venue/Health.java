package io.backstop.model.venue;

import io.backstop.model.units.FixedPoint;

/**
 * How near an account is to its liquidation; the nearest comes first, ties by account id.
 *
 * @param triggerEquity what a liquidation would leave, micro-dollars
 * @param maintenanceMargin what must be left, micro-dollars
 */
public record Health(int account, long triggerEquity, long maintenanceMargin) implements Comparable<Health> {

    /** Whether the account may be liquidated. */
    public boolean isLiquidatable() {
        return triggerEquity < maintenanceMargin;
    }

    @Override
    public int compareTo(Health other) {
        int ratio = FixedPoint.compareProducts(
                triggerEquity, other.maintenanceMargin, other.triggerEquity, maintenanceMargin);
        return ratio != 0 ? ratio : Integer.compare(account, other.account);
    }
}
