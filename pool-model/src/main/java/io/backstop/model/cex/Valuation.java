package io.backstop.model.cex;

import io.backstop.model.cex.inventory.Worth;
import io.backstop.model.units.FixedPoint;

/**
 * Money of sizes at prices. Every trade moves one integer amount between two parties: the taker's signed size times the
 * price, rounded down, so that a fraction of a micro-dollar is the taker's and a liquidated account never ends below 0.
 *
 * @param sizeUnit market units in one whole base unit
 */
record Valuation(long sizeUnit) implements Worth {

    private static final long PRICE_PER_MONEY = 100;

    @Override
    public long at(long size, long price) {
        return FixedPoint.mulDivFloor(size, price, scale());
    }

    /** The price at which {@code size} is worth {@code money} of the same sign, rounded down. */
    long averagePrice(long money, long size) {
        return FixedPoint.mulDivFloor(Math.abs(money), scale(), Math.abs(size));
    }

    /**
     * The price at which cash and position are together worth nothing, rounded in favour of the account: up for a long,
     * down for a short. A close at that price or better then leaves at least 0, and the fraction goes to the fund.
     */
    long bankruptcyPrice(long cash, long size) {
        if (size > 0) {
            return Math.max(1, FixedPoint.mulDivCeil(Math.negateExact(cash), scale(), size));
        }
        return FixedPoint.mulDivFloor(cash, scale(), Math.negateExact(size));
    }

    private long scale() {
        return sizeUnit * PRICE_PER_MONEY;
    }
}
