package io.backstop.model.cex.deleveraging;

import io.backstop.model.units.FixedPoint;

/** The price at which a position uses up its part of its account's equity. */
public final class ZeroPrice {

    private static final long PRICE_PER_MONEY = 100;

    private ZeroPrice() {}

    /**
     * Where a position with this part of the equity is worth nothing: price − s · equity ÷ size, rounded in favour of the
     * account, so up for a long and down for a short; 1 at least. At the mark this is FTX's mark × (1 ∓ margin fraction),
     * at the oracle dYdX's bankruptcy price.
     *
     * @param size signed
     * @param price at which the equity was taken, 1e-8 dollar
     * @param equity of {@link #share} or the account's own, signed micro-dollars
     */
    public static long of(long size, long price, long equity, long sizeUnit) {
        long distance = FixedPoint.mulDivFloor(equity, sizeUnit * PRICE_PER_MONEY, Math.absExact(size));
        return Math.max(1, size > 0 ? Math.subtractExact(price, distance) : Math.addExact(price, distance));
    }

    /**
     * A position's part of its account's equity, rounded down: as its margin is to that of all positions.
     *
     * @param margin of this position, at most {@code totalMargin}
     * @param totalMargin positive
     */
    public static long share(long equity, long margin, long totalMargin) {
        return FixedPoint.mulDivFloor(equity, margin, totalMargin);
    }
}
