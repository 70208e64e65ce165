// Mirrors maths/MarginMaths.sol
package io.backstop.model.market;

import io.backstop.model.units.FixedPoint;

/**
 * Margin rules as pure functions of size, price and collateral.
 *
 * <p>A size is signed: positive long, negative short. Money is micro-dollars, prices 1e-8 dollar.
 */
public final class MarginMaths {

    /** Prices have two decimals more than money. */
    private static final long PRICE_PER_MONEY = 100;

    private MarginMaths() {}

    /** Worth of a size at a price, rounded up: requirements and fees grow with it. */
    public static long notional(long size, long price, long sizeUnit) {
        // By way of the negative numbers, which have a magnitude for the smallest size, too.
        return Math.negateExact(FixedPoint.mulDivFloor(-Math.abs(size), price, sizeUnit * PRICE_PER_MONEY));
    }

    /** The same with the sign of the side. */
    public static long signedNotional(long size, long price, long sizeUnit) {
        long notional = notional(size, price, sizeUnit);
        return size < 0 ? -notional : notional;
    }

    /** Profit of a position closed at {@code price}, rounded down: the trader never gets the fraction. */
    public static long pnl(long size, long entryPrice, long price, long sizeUnit) {
        return FixedPoint.mulDivFloor(size, Math.subtractExact(price, entryPrice), sizeUnit * PRICE_PER_MONEY);
    }

    /** A part's share {@code x * part / whole}, rounded down; part and whole have the same sign. */
    public static long weighted(long x, long part, long whole) {
        return whole > 0
                ? FixedPoint.mulDivFloor(x, part, whole)
                : FixedPoint.mulDivFloor(x, Math.negateExact(part), Math.negateExact(whole));
    }

    /** Margin or fee of a notional, rounded up: the requirement is never understated. */
    public static long ratioOf(long notional, long ratio) {
        return FixedPoint.mulDivCeil(notional, ratio, FixedPoint.RATIO_ONE);
    }

    /**
     * Entry price of a position and an addition to it on the same side, weighted by size and rounded against the trader:
     * up for a long, down for a short.
     */
    public static long averageEntry(long size, long entryPrice, long addedSize, long addedPrice) {
        long total = Math.addExact(size, addedSize);
        long rise = addedPrice - entryPrice;
        long share = size > 0
                ? FixedPoint.mulDivCeil(rise, addedSize, total)
                : FixedPoint.mulDivFloor(rise, Math.negateExact(addedSize), Math.negateExact(total));
        return entryPrice + share;
    }

    /**
     * Net profit of all positions of both sides at a price, rounded down; it differs from the sum over the positions by
     * less than two micro-dollars for each.
     */
    public static long netPnl(long netSize, long netEntryNotional, long price, long sizeUnit) {
        return Math.subtractExact(FixedPoint.mulDivFloor(netSize, price, sizeUnit * PRICE_PER_MONEY), netEntryNotional);
    }

    /** Collateral plus profit, before any fee. */
    public static long equity(long collateral, long size, long entryPrice, long price, long sizeUnit) {
        return Math.addExact(collateral, pnl(size, entryPrice, price, sizeUnit));
    }

    /** What would be left if the position were liquidated now, given its equity and the fees due; may be negative. */
    public static long triggerEquity(long equity, long liquidationFee, long keeperReward) {
        return Math.subtractExact(Math.subtractExact(equity, liquidationFee), keeperReward);
    }

    /** Equity less the liquidation fee and the keeper's reward, which a liquidation at {@code price} would owe. */
    public static long triggerEquity(MarketRules rules, long collateral, long size, long entryPrice, long price) {
        long fee = ratioOf(notional(size, price, rules.sizeUnit()), rules.liquidationFeeRatio());
        long equity = equity(collateral, size, entryPrice, price, rules.sizeUnit());
        return triggerEquity(equity, fee, rules.keeperReward());
    }

    /** Equity that a position must have to be left alone. */
    public static long maintenanceMargin(MarketRules rules, long size, long price) {
        return rules.tiers().maintenanceMargin(notional(size, price, rules.sizeUnit()));
    }

    /** Equity that a position must have to be opened. */
    public static long initialMargin(MarketRules rules, long size, long price) {
        return rules.tiers().initialMargin(notional(size, price, rules.sizeUnit()));
    }

    /** Whether trigger equity is strictly below the maintenance margin. */
    public static boolean isLiquidatable(MarketRules rules, long collateral, long size, long entryPrice, long price) {
        return triggerEquity(rules, collateral, size, entryPrice, price) < maintenanceMargin(rules, size, price);
    }

    /** What the position would leave unpaid if it were closed at {@code price}: max(0, −equity). */
    public static long shortfall(long collateral, long size, long entryPrice, long price, long sizeUnit) {
        return Math.max(0, -equity(collateral, size, entryPrice, price, sizeUnit));
    }
}
