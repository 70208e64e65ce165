package io.backstop.model.venue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.units.FixedPoint;

/**
 * Coins counted in micro-dollars at the index of their step. Each part of a step is what the step's sum grows by, and the sum is
 * rounded down: so the parts add up to the same dollars however the coins were divided. Not thread safe.
 */
public final class CoinDollars {

    /** Coin units in a coin times price units in a micro-dollar. */
    private static final long COIN_TIMES_PRICE = 10_000_000_000L;

    private final PriceSeries index;
    private int step = Integer.MIN_VALUE;
    private long coins;
    private long dollars;

    /** Nothing is counted yet. */
    public CoinDollars(PriceSeries index) {
        this.index = index;
    }

    /** Coins (1e-8) at a price in micro-dollars, rounded down. */
    public static long of(long coins, long price) {
        return FixedPoint.mulDivFloor(coins, price, COIN_TIMES_PRICE);
    }

    /** Micro-dollars at a price in coins (1e-8), rounded down. */
    public static long coins(long dollars, long price) {
        return FixedPoint.mulDivFloor(dollars, COIN_TIMES_PRICE, price);
    }

    /** The same, but no more coins than a bound, however little one is worth. */
    public static long coinsWithin(long dollars, long price, long most) {
        boolean isBeyond = FixedPoint.compareProducts(dollars, COIN_TIMES_PRICE, most, price) >= 0;
        return isBeyond ? most : coins(dollars, price);
    }

    /**
     * The next part, in micro-dollars.
     *
     * @param partStep never before that of the part before; −1 for the time before the tape, which has the first price
     */
    public long next(int partStep, long part) {
        if (partStep != step) {
            step = partStep;
            coins = 0;
            dollars = 0;
        }
        coins = Math.addExact(coins, part);
        long counted = dollars;
        dollars = of(coins, index.at(Math.max(0, step)));
        return dollars - counted;
    }
}
