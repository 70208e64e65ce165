package io.backstop.model.outcome;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.PositionLog;
import io.backstop.model.venue.VenueRun;
import java.util.Arrays;

/** What all positions of a run together were at the end of each step, at the venue's mark. */
public final class MarketHistory {

    private static final long DOLLAR = 1_000_000;

    private final long[] sizes;
    private final long[] openInterest;
    private final long[] reserved;
    private final long[] profit;
    private final long[] phantom;

    private MarketHistory(int steps) {
        sizes = new long[steps];
        openInterest = new long[steps];
        reserved = new long[steps];
        profit = new long[steps];
        phantom = new long[steps];
    }

    /**
     * Goes through a run once more; costs a look at every open position only in steps in which one may be worth less than nothing.
     *
     * @param sizeUnit market units in one whole base unit
     */
    public static MarketHistory of(VenueRun run, long sizeUnit) {
        int steps = run.marks().length();
        MarketHistory history = new MarketHistory(steps);
        if (run.coinPrices() == null) {
            history.dollars(run, new Walk(run.positions(), sizeUnit));
        } else {
            history.contracts(new Walk(run.positions(), sizeUnit));
        }
        return history;
    }

    private void dollars(VenueRun run, Walk walk) {
        for (int step = 0; step < openInterest.length; step++) {
            walk.to(step);
            long mark = run.marks().at(step);
            sizes[step] = walk.largerSide();
            openInterest[step] = MarginMaths.notional(walk.largerSide(), mark, walk.sizeUnit);
            reserved[step] = walk.reserved();
            profit[step] = MarginMaths.netPnl(walk.netSize(), walk.netEntryNotional(), mark, walk.sizeUnit);
            phantom[step] = walk.phantom(mark);
        }
    }

    /** Of an inverse contract one is a dollar, whatever the price. */
    private void contracts(Walk walk) {
        for (int step = 0; step < openInterest.length; step++) {
            walk.to(step);
            sizes[step] = walk.largerSide();
            openInterest[step] = Math.multiplyExact(walk.largerSide(), DOLLAR);
        }
    }

    /** Size of the larger side in market units, contracts of an inverse market: prices alone do not change it. */
    public long size(int step) {
        return sizes[step];
    }

    /** Notional of the larger side at the mark, micro-dollars. */
    public long openInterest(int step) {
        return openInterest[step];
    }

    /** Notional of the larger side at entry prices, for which a pool must hold cash, micro-dollars; 0 where money is a coin. */
    public long reserved(int step) {
        return reserved[step];
    }

    /** What all traders together have won and not realised, without funding, micro-dollars; 0 where money is a coin. */
    public long profit(int step) {
        return profit[step];
    }

    /** Σ max(0, −equity at the mark) of all positions, without funding, micro-dollars; 0 where money is a coin. */
    public long phantom(int step) {
        return phantom[step];
    }

    /** Positions as they stand, step by step. Not thread safe. */
    private static final class Walk {

        private final PositionLog log;
        private final long sizeUnit;
        private long[] sizes = new long[64];
        private long[] entryPrices = new long[64];
        private long[] collaterals = new long[64];
        private int next;
        private long longs;
        private long shorts;
        private long longEntryNotional;
        private long shortEntryNotional;
        /** No long is bankrupt above the one price, no short below the other. */
        private long longsBelow;

        private long shortsAbove = Long.MAX_VALUE;

        Walk(PositionLog log, long sizeUnit) {
            this.log = log;
            this.sizeUnit = sizeUnit;
        }

        void to(int step) {
            while (next < log.count() && log.step(next) <= step) {
                set(log.account(next), log.size(next), log.entryPrice(next), log.collateral(next));
                next++;
            }
        }

        private void set(int account, long size, long entryPrice, long collateral) {
            if (account >= sizes.length) {
                grow(Math.max(account + 1, sizes.length * 2));
            }
            count(sizes[account], entryPrices[account], -1);
            sizes[account] = size;
            entryPrices[account] = entryPrice;
            collaterals[account] = collateral;
            count(size, entryPrice, 1);
            widen(account);
        }

        private void count(long size, long entryPrice, int sign) {
            longs += sign * Math.max(0, size);
            shorts += sign * Math.max(0, -size);
            long notional = MarginMaths.notional(size, entryPrice, sizeUnit);
            longEntryNotional = Math.addExact(longEntryNotional, size > 0 ? sign * notional : 0);
            shortEntryNotional = Math.addExact(shortEntryNotional, size < 0 ? sign * notional : 0);
        }

        private void widen(int account) {
            long size = sizes[account];
            if (size > 0) {
                longsBelow = Math.max(longsBelow, bankruptcyPrice(account));
            } else if (size < 0) {
                shortsAbove = Math.min(shortsAbove, bankruptcyPrice(account));
            }
        }

        /** Where equity is 0, rounded towards the entry price, so that nobody is missed. */
        private long bankruptcyPrice(int account) {
            long size = sizes[account];
            long room = FixedPoint.mulDivFloor(Math.max(0, collaterals[account]), sizeUnit * 100, Math.abs(size));
            return size > 0 ? entryPrices[account] - room + 1 : entryPrices[account] + room - 1;
        }

        long largerSide() {
            return Math.max(longs, shorts);
        }

        long netSize() {
            return longs - shorts;
        }

        long reserved() {
            return Math.max(longEntryNotional, shortEntryNotional);
        }

        long netEntryNotional() {
            return Math.subtractExact(longEntryNotional, shortEntryNotional);
        }

        long phantom(long mark) {
            if (mark > longsBelow && mark < shortsAbove) {
                return 0;
            }
            longsBelow = 0;
            shortsAbove = Long.MAX_VALUE;
            long sum = 0;
            for (int account = 0; account < sizes.length; account++) {
                if (sizes[account] != 0) {
                    widen(account);
                    sum = Math.addExact(sum, owed(account, mark));
                }
            }
            return sum;
        }

        private long owed(int account, long mark) {
            return MarginMaths.shortfall(collaterals[account], sizes[account], entryPrices[account], mark, sizeUnit);
        }

        private void grow(int length) {
            sizes = Arrays.copyOf(sizes, length);
            entryPrices = Arrays.copyOf(entryPrices, length);
            collaterals = Arrays.copyOf(collaterals, length);
        }
    }
}
