package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;
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
    private final AccountHeap longs = new AccountHeap();
    private final AccountHeap shorts = new AccountHeap();

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
        longs.visitAtLeast(price, visitor);
        shorts.visitAtLeast(-price, visitor);
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
}
