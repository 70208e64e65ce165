// Mirrors PerpMarket.sol and MarketRules.sol
package io.backstop.model.mirror;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.SettlementMaths;
import io.backstop.model.units.FixedPoint;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.Settlement;
import io.backstop.model.waterfall.LossWaterfall;
import io.backstop.model.waterfall.PocketPayment;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** One perpetual market with isolated positions, one per account, against an LP pool. Not thread safe. */
final class PerpMarketMirror {

    private final MarketRules rules;
    private final PriceFeedMirror markFeed;
    private final PriceFeedMirror executionFeed;
    private final LpPoolMirror lpPool;
    private final LossWaterfall waterfall;
    private final LongConsumer feeRecipient;
    private final Consumer<MarketEvent> events;
    private final PositionTable positions = new PositionTable();
    private final OpenInterest openInterest = new OpenInterest();
    private long collateral;
    private long keeperBalance;
    private long now;

    /**
     * A market wired to its neighbours.
     *
     * @param feeRecipient takes liquidation fees
     * @param events takes every event in the order of the contract's logs
     */
    PerpMarketMirror(
            MarketRules rules,
            PriceFeedMirror markFeed,
            PriceFeedMirror executionFeed,
            LpPoolMirror lpPool,
            LossWaterfall waterfall,
            LongConsumer feeRecipient,
            Consumer<MarketEvent> events) {
        this.rules = rules;
        this.markFeed = markFeed;
        this.executionFeed = executionFeed;
        this.lpPool = lpPool;
        this.waterfall = waterfall;
        this.feeRecipient = feeRecipient;
        this.events = events;
    }

    /** Moves the clock that the contract reads as block time, epoch seconds. */
    void at(long seconds) {
        now = seconds;
    }

    /** Collateral of all open positions, which is all the money the market holds. */
    long collateral() {
        return collateral;
    }

    /** Rewards paid to keepers so far. */
    long keeperBalance() {
        return keeperBalance;
    }

    long markPrice() {
        return markFeed.price();
    }

    void openFor(int account, long size, long margin) {
        long mark = freshPrice(markFeed);
        long execution = freshPrice(executionFeed);
        if (size == 0) {
            throw new ContractRevert("ZeroSize", (long) account);
        }
        if (margin <= 0) {
            throw new ContractRevert("NonPositiveCollateral", (long) account, margin);
        }
        if (positions.isOpen(account)) {
            throw new ContractRevert("PositionExists", (long) account);
        }
        requireInitialMargin(account, size, execution, margin, mark);
        openInterest.change(size > 0, MarginMaths.notional(size, execution, rules.sizeUnit()));
        requireReserve(size, execution);
        positions.put(account, size, execution, margin, 0);
        collateral = Math.addExact(collateral, margin);
        events.accept(new MarketEvent.PositionOpened(account, size, execution, margin));
    }

    void close(int account) {
        requirePosition(account);
        freshPrice(markFeed);
        long execution = freshPrice(executionFeed);
        events.accept(new MarketEvent.PositionClosed(account, settle(account, execution, false)));
    }

    void liquidate(int account) {
        requirePosition(account);
        long mark = freshPrice(markFeed);
        long execution = freshPrice(executionFeed);
        requireLiquidatable(account, mark);
        events.accept(new MarketEvent.PositionLiquidated(account, mark, settle(account, execution, true)));
    }

    void liquidateBatch(int[] accounts) {
        for (int account : accounts) {
            try {
                liquidate(account);
            } catch (ContractRevert revert) {
                events.accept(new MarketEvent.LiquidationFailed(account, revert.error()));
            }
        }
    }

    private Settlement settle(int account, long execution, boolean forced) {
        long size = positions.size(account);
        long entryPrice = positions.entryPrice(account);
        long margin = positions.collateral(account);
        positions.remove(account);
        collateral -= margin;
        openInterest.change(size > 0, -MarginMaths.notional(size, entryPrice, rules.sizeUnit()));
        long pnl = MarginMaths.pnl(size, entryPrice, execution, rules.sizeUnit());
        long unpaid = exchangePnl(pnl, margin);
        SettlementMaths.Split parts = SettlementMaths.split(
                margin + pnl - unpaid, forced ? rules.keeperReward() : 0, forced ? liquidationFee(size, execution) : 0);
        if (parts.shortfall() > 0) {
            settleShortfall(account, parts.shortfall());
        }
        keeperBalance += parts.keeperReward();
        feeRecipient.accept(parts.liquidationFee());
        return new Settlement(
                size,
                execution,
                pnl,
                parts.shortfall(),
                parts.keeperReward(),
                parts.liquidationFee(),
                parts.feesWaived(),
                unpaid,
                parts.payout());
    }

    /** Moves the PnL between pool and market and returns the part of a profit for which the pool has no cash. */
    private long exchangePnl(long pnl, long margin) {
        if (pnl <= 0) {
            lpPool.receive(Math.min(-pnl, margin));
            return 0;
        }
        return pnl - lpPool.payTrader(pnl);
    }

    private void settleShortfall(int account, long shortfall) {
        List<PocketPayment> paid = waterfall.settle(shortfall);
        long badDebt =
                shortfall - paid.stream().mapToLong(PocketPayment::amount).sum();
        events.accept(new MarketEvent.ShortfallSettled(account, shortfall, paid, badDebt));
    }

    private void requireInitialMargin(int account, long size, long execution, long margin, long mark) {
        long equity = MarginMaths.triggerEquity(rules, margin, size, execution, mark);
        long initialMargin = MarginMaths.initialMargin(rules, size, mark);
        if (equity < initialMargin) {
            throw new ContractRevert("InsufficientMargin", (long) account, equity, initialMargin);
        }
    }

    private void requireLiquidatable(int account, long mark) {
        long size = positions.size(account);
        long equity = MarginMaths.triggerEquity(
                rules, positions.collateral(account), size, positions.entryPrice(account), mark);
        long maintenanceMargin = MarginMaths.maintenanceMargin(rules, size, mark);
        if (equity >= maintenanceMargin) {
            throw new ContractRevert("StillHealthy", (long) account, equity, maintenanceMargin);
        }
    }

    /** Undoes the change of open interest where the pool's cash does not carry it. */
    private void requireReserve(long size, long execution) {
        long reserved = openInterest.reserved();
        long limit = FixedPoint.mulDivFloor(lpPool.cash(), rules.reserveFactor(), FixedPoint.RATIO_ONE);
        if (reserved > limit) {
            openInterest.change(size > 0, -MarginMaths.notional(size, execution, rules.sizeUnit()));
            throw new ContractRevert("ReserveExceeded", reserved, limit);
        }
    }

    private void requirePosition(int account) {
        if (!positions.isOpen(account)) {
            throw new ContractRevert("NoPosition", (long) account);
        }
    }

    private long freshPrice(PriceFeedMirror feed) {
        if (feed.price() == 0) {
            throw new ContractRevert("NoPrice");
        }
        if (now - feed.publishTime() > rules.maxAge()) {
            throw new ContractRevert("StalePrice", feed.publishTime(), rules.maxAge());
        }
        return feed.price();
    }

    private long liquidationFee(long size, long execution) {
        return MarginMaths.ratioOf(
                MarginMaths.notional(size, execution, rules.sizeUnit()), rules.liquidationFeeRatio());
    }

    /** Entry notional of each side in micro-dollars; sizes are not needed to reserve cash. */
    private static final class OpenInterest {

        private long longEntryNotional;
        private long shortEntryNotional;

        void change(boolean isLong, long entryNotional) {
            if (isLong) {
                longEntryNotional = Math.addExact(longEntryNotional, entryNotional);
            } else {
                shortEntryNotional = Math.addExact(shortEntryNotional, entryNotional);
            }
        }

        long reserved() {
            return Math.max(longEntryNotional, shortEntryNotional);
        }
    }
}
