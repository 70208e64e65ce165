package io.backstop.simulator.calculator;

import io.backstop.model.cex.PositionRules;
import io.backstop.model.cex.liquidation.ClosedPart;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.TriggerRules;
import io.backstop.model.scenario.VenueSpec;

/** A venue's own rules for one position. Money is the venue's: micro-dollars, or 1e-8 coin. */
sealed interface VenueRules {

    /** The rules of a venue for a number of coins that are opened at a price, at the gas price that is usual. */
    static VenueRules of(VenueSpec venue, long coins, long entryPrice) {
        return switch (venue) {
            case VenueSpec.Pool pool -> new Pool(pool.triggerRules());
            case VenueSpec.Cex cex ->
                new Book(PositionRules.of(cex, coins, entryPrice), cex.rules().sizeUnit());
        };
    }

    /** Whether money is the coin. */
    boolean isCoin();

    /** A number of coins as the venue counts sizes. */
    long size(long coins, long price);

    /** Worth without sign, rounded up. */
    long notional(long size, long price);

    /** Collateral and profit. */
    long equity(Held held, long price);

    /** Whether the venue would liquidate it. */
    boolean isLiquidatable(Held held, long price);

    /** The margin below which it is liquidated. */
    default Margin margin(long size, long price) {
        return marginOf(Math.absExact(size), notional(size, price));
    }

    /** The same by size and worth, both without sign. */
    Margin marginOf(long size, long notional);

    /** Whether {@link #marginOf} changes with each unit of worth, not in steps. */
    boolean isCurved();

    /** What must be posted to open it; size and worth without sign. */
    long initialMargin(long size, long notional);

    /** Whether one so large may be opened at all; size and worth without sign. */
    boolean allows(long size, long notional);

    /** What the fund, or whoever gets the fees, takes of the equity that a close at a price leaves. */
    long taken(Held held, long price);

    /**
     * A position.
     *
     * @param size signed
     * @param entryPrice 1e-8 dollar
     * @param collateral the venue's money
     */
    record Held(long size, long entryPrice, long collateral) {}

    /**
     * A maintenance margin.
     *
     * @param ratio of the notional (1e-9)
     * @param amount taken off their product
     * @param needed what remains
     */
    record Margin(long ratio, long amount, long needed) {}

    /** A pool on chain. */
    record Pool(TriggerRules trigger) implements VenueRules {

        @Override
        public boolean isCoin() {
            return false;
        }

        @Override
        public long size(long coins, long price) {
            return coins;
        }

        @Override
        public long notional(long size, long price) {
            return MarginMaths.notional(size, price, trigger.rules().sizeUnit());
        }

        @Override
        public long equity(Held held, long price) {
            return MarginMaths.equity(
                    held.collateral,
                    held.size,
                    held.entryPrice,
                    price,
                    trigger.rules().sizeUnit());
        }

        @Override
        public boolean isLiquidatable(Held held, long price) {
            return MarginMaths.isLiquidatable(
                    rules(held.size, price), held.collateral, held.size, held.entryPrice, price);
        }

        @Override
        public Margin marginOf(long size, long notional) {
            int tier = tiers().tierOf(notional);
            return new Margin(
                    tiers().maintenanceMarginRatio(tier),
                    tiers().maintenanceAmount(tier),
                    tiers().maintenanceMargin(notional));
        }

        @Override
        public boolean isCurved() {
            return false;
        }

        @Override
        public long initialMargin(long size, long notional) {
            return tiers().initialMargin(notional);
        }

        @Override
        public boolean allows(long size, long notional) {
            return true;
        }

        private MarginTiers tiers() {
            return trigger.rules().tiers();
        }

        /** Fee and reward come only from what is left. */
        @Override
        public long taken(Held held, long price) {
            long equity = Math.max(0, equity(held, price));
            long left = MarginMaths.triggerEquity(
                    rules(held.size, price), held.collateral, held.size, held.entryPrice, price);
            return Math.min(equity, equity - Math.max(0, left));
        }

        private MarketRules rules(long size, long price) {
            return trigger.before(GasPrices.DEFAULT, notional(size, price));
        }
    }

    /** A book. */
    record Book(PositionRules rules, long sizeUnit) implements VenueRules {

        @Override
        public boolean isCoin() {
            return rules.isCoin();
        }

        @Override
        public long size(long coins, long price) {
            return rules.size(coins, price, sizeUnit);
        }

        @Override
        public long notional(long size, long price) {
            return rules.position().notional(size, price);
        }

        @Override
        public long equity(Held held, long price) {
            return Math.addExact(held.collateral, rules.position().profit(held.size, held.entryPrice, price));
        }

        @Override
        public boolean isLiquidatable(Held held, long price) {
            return rules.position().isLiquidatable(held.collateral, held.size, held.entryPrice, price, 0);
        }

        @Override
        public Margin marginOf(long size, long notional) {
            long fee = rules.market().maintenanceFee();
            return new Margin(
                    margin().maintenanceRatio(size, notional) + fee,
                    margin().maintenanceAmount(size, notional),
                    Math.addExact(margin().maintenanceMargin(size, notional), MarginMaths.ratioOf(notional, fee)));
        }

        @Override
        public boolean isCurved() {
            return margin().isCurved();
        }

        /** It is alone in its market. */
        @Override
        public long initialMargin(long size, long notional) {
            return margin().initialMargin(size, notional, notional);
        }

        @Override
        public boolean allows(long size, long notional) {
            return margin().allows(size, notional);
        }

        private MarginPolicy margin() {
            return rules.market().margin();
        }

        /** The trading fee first. */
        @Override
        public long taken(Held held, long price) {
            long equity = equity(held, price);
            long notional = notional(held.size, price);
            long owed = MarginMaths.ratioOf(notional, rules.market().takerFee());
            long fee = Math.max(0, Math.min(owed, equity));
            return Math.addExact(fee, rules.marginLeft().toFund(new ClosedPart(notional, equity, equity - fee, true)));
        }
    }
}
