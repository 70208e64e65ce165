package io.backstop.tests.cex;

import io.backstop.model.market.MarketRules;
import java.math.BigInteger;

/** The formulas of docs/accounting.md with numbers that cannot overflow. Micro-dollars and 1e-8 dollar. */
record SlowMaths(long sizeUnit, long initialMarginRatio, long maintenanceMarginRatio) {

    private static final long RATIO_ONE = 1_000_000_000;

    /** The formulas of a market; a book venue has no liquidation fee and no keeper. */
    static SlowMaths of(MarketRules rules) {
        return new SlowMaths(rules.sizeUnit(), rules.initialMarginRatio(), rules.maintenanceMarginRatio());
    }

    /** x · y ÷ d towards minus infinity. */
    static long floor(long x, long y, long d) {
        return floor(BigInteger.valueOf(x).multiply(BigInteger.valueOf(y)), d);
    }

    /** x · y ÷ d towards plus infinity. */
    static long ceil(long x, long y, long d) {
        return -floor(-x, y, d);
    }

    private static long floor(BigInteger product, long d) {
        BigInteger[] parts = product.divideAndRemainder(BigInteger.valueOf(d));
        return parts[1].signum() < 0 ? parts[0].longValueExact() - 1 : parts[0].longValueExact();
    }

    /** What a signed size costs at a price, rounded down. */
    long worth(long size, long price) {
        return floor(size, price, sizeUnit * 100);
    }

    /** Profit of a size entered at one price and left at another, rounded down. */
    long profit(long size, long entryPrice, long price) {
        return worth(size, price - entryPrice);
    }

    /** Worth without sign, rounded up. */
    long notional(long size, long price) {
        return ceil(Math.abs(size), price, sizeUnit * 100);
    }

    /** The price at which {@code size} is worth {@code money}, rounded down. */
    long averagePrice(long money, long size) {
        return floor(Math.abs(money), sizeUnit * 100, Math.abs(size));
    }

    /** The price at which nothing is left, rounded up for a long and down for a short. */
    long bankruptcyPrice(long cash, long size) {
        return size > 0 ? Math.max(1, ceil(-cash, sizeUnit * 100, size)) : floor(cash, sizeUnit * 100, -size);
    }

    long initialMargin(long size, long price) {
        return ceil(notional(size, price), initialMarginRatio, RATIO_ONE);
    }

    long maintenanceMargin(long size, long price) {
        return ceil(notional(size, price), maintenanceMarginRatio, RATIO_ONE);
    }
}
