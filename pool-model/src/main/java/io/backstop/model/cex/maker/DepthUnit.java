package io.backstop.model.cex.maker;

import io.backstop.model.units.FixedPoint;

/** What the amounts of a depth profile are: a notional quotes more units where the price is lower, a size does not. */
public enum DepthUnit {
    /** Micro-dollars. */
    NOTIONAL {
        @Override
        long size(long amount, long price, long sizeUnit) {
            return FixedPoint.mulDivFloor(amount, sizeUnit * PRICE_PER_MONEY, price);
        }

        @Override
        public long amount(long size, long price, long sizeUnit) {
            return FixedPoint.mulDivCeil(size, price, sizeUnit * PRICE_PER_MONEY);
        }
    },
    /** Market units. */
    SIZE {
        @Override
        long size(long amount, long price, long sizeUnit) {
            return amount;
        }

        @Override
        public long amount(long size, long price, long sizeUnit) {
            return size;
        }
    };

    private static final long PRICE_PER_MONEY = 100;

    /** Market units that an amount quotes at a price, rounded down. */
    abstract long size(long amount, long price, long sizeUnit);

    /** What a size takes from an amount, rounded up: never more than the amount that quoted it. */
    public abstract long amount(long size, long price, long sizeUnit);
}
