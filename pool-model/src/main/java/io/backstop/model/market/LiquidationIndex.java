package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Positions ordered by the price that may make them liquidatable, so that a tick that liquidates nobody costs O(1).
 *
 * <p>The stored price is conservative: a position is never liquidatable beyond it, but may be healthy a few units
 * before it, so a visitor must still ask {@link MarginMaths#isLiquidatable}. Not thread safe.
 */
public final class LiquidationIndex {

    private static final long PRICE_PER_MONEY = 100;

    /** Rounding of PnL, notional, fee and margin can hide at most this many micro-dollars. */
    private static final long HIDDEN_BY_ROUNDING = 4;

    /** Far from any price, and far enough from the end of 64 bits to add slack. */
    private static final long UNREACHABLE = Long.MAX_VALUE / 4;

    private final MarketRules rules;
    private final Heap longs = new Heap();
    private final Heap shorts = new Heap();

    /** An empty index for a market with these rules. */
    public LiquidationIndex(MarketRules rules) {
        this.rules = rules;
    }

    /** Enters an account's position. */
    public void add(int account, long size, long entryPrice, long collateral) {
        long trigger = triggerPrice(size, entryPrice, collateral);
        if (size > 0) {
            longs.add(account, trigger);
        } else {
            shorts.add(account, -trigger);
        }
    }

    /** Removes an account's position. */
    public void remove(int account, long size) {
        (size > 0 ? longs : shorts).remove(account);
    }

    /** Whether no position can be liquidatable at this price; costs O(1). */
    public boolean isQuiet(long price) {
        return !longs.reaches(price) && !shorts.reaches(-price);
    }

    /** Visits every position that may be liquidatable at this price, in no useful order. */
    public void candidates(long price, IntConsumer visitor) {
        longs.visitAtLeast(0, price, visitor);
        shorts.visitAtLeast(0, -price, visitor);
    }

    /**
     * For a long the highest, for a short the lowest price at which the position may be liquidatable. Ratios never fall
     * from tier to tier, so the margin is the largest over all tiers, and the tier that triggers first decides.
     */
    private long triggerPrice(long size, long entryPrice, long collateral) {
        long first = triggerPrice(0, size, entryPrice, collateral);
        for (int tier = 1; tier < rules.tiers().count(); tier++) {
            long trigger = triggerPrice(tier, size, entryPrice, collateral);
            first = size > 0 ? Math.max(first, trigger) : Math.min(first, trigger);
        }
        return first;
    }

    private long triggerPrice(int tier, long size, long entryPrice, long collateral) {
        long scale = rules.sizeUnit() * PRICE_PER_MONEY;
        long quantity = Math.abs(size);
        long charged = rules.tiers().maintenanceMarginRatio(tier) + rules.liquidationFeeRatio();
        long slack = FixedPoint.mulDivCeil(HIDDEN_BY_ROUNDING, scale, quantity) + 2;
        long cushion = Math.subtractExact(
                Math.addExact(collateral, rules.tiers().maintenanceAmount(tier)), rules.keeperReward());
        long room = saturated(cushion, scale, quantity);
        if (size > 0) {
            return saturated(entryPrice - room + slack, FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE - charged) + 1;
        }
        return saturated(entryPrice + room - slack, FixedPoint.RATIO_ONE, FixedPoint.RATIO_ONE + charged);
    }

    /** The quotient, or a price that no market reaches where it does not fit: a tiny position with much collateral. */
    private static long saturated(long x, long y, long d) {
        try {
            return Math.clamp(FixedPoint.mulDivFloor(x, y, d), -UNREACHABLE, UNREACHABLE);
        } catch (ArithmeticException e) {
            return x > 0 ? UNREACHABLE : -UNREACHABLE;
        }
    }

    /** A binary heap of accounts, largest key first, that can remove any account. */
    private static final class Heap {

        private int[] accounts = new int[64];
        private long[] keys = new long[64];
        private int[] places = new int[64];
        private int count;

        void add(int account, long key) {
            if (count == accounts.length) {
                accounts = Arrays.copyOf(accounts, count * 2);
                keys = Arrays.copyOf(keys, count * 2);
            }
            if (account >= places.length) {
                places = Arrays.copyOf(places, Math.max(account + 1, places.length * 2));
            }
            count++;
            siftUp(count - 1, account, key);
        }

        void remove(int account) {
            int place = places[account];
            count--;
            if (place == count) {
                return;
            }
            int moved = accounts[count];
            long key = keys[count];
            if (place > 0 && keys[(place - 1) / 2] < key) {
                siftUp(place, moved, key);
            } else {
                siftDown(place, moved, key);
            }
        }

        boolean reaches(long key) {
            return count > 0 && keys[0] >= key;
        }

        void visitAtLeast(int place, long key, IntConsumer visitor) {
            if (place < count && keys[place] >= key) {
                visitor.accept(accounts[place]);
                visitAtLeast(2 * place + 1, key, visitor);
                visitAtLeast(2 * place + 2, key, visitor);
            }
        }

        private void siftUp(int start, int account, long key) {
            int place = start;
            while (place > 0 && keys[(place - 1) / 2] < key) {
                set(place, accounts[(place - 1) / 2], keys[(place - 1) / 2]);
                place = (place - 1) / 2;
            }
            set(place, account, key);
        }

        private void siftDown(int start, int account, long key) {
            int place = start;
            for (int child = largerChild(place); child < count && keys[child] > key; child = largerChild(place)) {
                set(place, accounts[child], keys[child]);
                place = child;
            }
            set(place, account, key);
        }

        private int largerChild(int place) {
            int child = 2 * place + 1;
            return child + 1 < count && keys[child + 1] > keys[child] ? child + 1 : child;
        }

        private void set(int place, int account, long key) {
            accounts[place] = account;
            keys[place] = key;
            places[account] = place;
        }
    }
}
