package io.backstop.tests.cex;

import io.backstop.model.market.MarginTiers.Tier;
import io.backstop.model.market.MarketRules;
import java.math.BigInteger;
import java.util.List;
import java.util.function.ToLongFunction;

/** The formulas of docs/accounting.md with numbers that cannot overflow. Micro-dollars and 1e-8 dollar. */
record SlowMaths(long sizeUnit, List<Tier> tiers) {

    static final long RATIO_ONE = 1_000_000_000;

    /** The formulas of a market; a book venue has no liquidation fee and no keeper. */
    static SlowMaths of(MarketRules rules) {
        return new SlowMaths(rules.sizeUnit(), rules.tiers().tiers());
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

    /** As much of a quantity as is worth at most a notional. */
    long quantityWithin(long quantity, long notional, long price) {
        return notional(quantity, price) <= notional ? quantity : floor(notional, sizeUnit * 100, price);
    }

    /** The tier in which a notional lies, counted from 0. */
    int tierOf(long notional) {
        int tier = 0;
        while (tier + 1 < tiers.size() && tiers.get(tier + 1).from() <= notional) {
            tier++;
        }
        return tier;
    }

    /** The price at which {@code size} is worth {@code money}, rounded down. */
    long averagePrice(long money, long size) {
        return floor(Math.abs(money), sizeUnit * 100, Math.abs(size));
    }

    /** The price at which nothing is left, rounded up for a long and down for a short; a price that no 64 bits hold is the last that they do. */
    long bankruptcyPrice(long cash, long size) {
        BigInteger money = BigInteger.valueOf(cash).multiply(BigInteger.valueOf(sizeUnit * 100));
        BigInteger quantity = BigInteger.valueOf(Math.abs(size));
        BigInteger down = money.subtract(money.mod(quantity)).divide(quantity);
        BigInteger price = size > 0 ? down.negate() : down;
        return price.max(BigInteger.valueOf(size > 0 ? 1 : Long.MIN_VALUE))
                .min(BigInteger.valueOf(Long.MAX_VALUE))
                .longValueExact();
    }

    long initialMargin(long size, long price) {
        return margin(notional(size, price), Tier::initialMarginRatio);
    }

    long maintenanceMargin(long size, long price) {
        return margin(notional(size, price), Tier::maintenanceMarginRatio);
    }

    /** Each slice of the notional is charged the ratio of its tier; the sum is rounded up. */
    private long margin(long notional, ToLongFunction<Tier> ratio) {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < tiers.size() && tiers.get(k).from() <= notional; k++) {
            long end =
                    k + 1 < tiers.size() ? Math.min(notional, tiers.get(k + 1).from()) : notional;
            long slice = end - tiers.get(k).from();
            sum = sum.add(BigInteger.valueOf(slice).multiply(BigInteger.valueOf(ratio.applyAsLong(tiers.get(k)))));
        }
        return -floor(sum.negate(), RATIO_ONE);
    }
}
