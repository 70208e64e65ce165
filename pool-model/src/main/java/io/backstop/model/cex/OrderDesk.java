package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Episode;
import io.backstop.model.venue.MarketEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * Carries out the orders of the tape as market orders that fill wholly or not at all.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class OrderDesk {

    private final Clearing clearing;
    private final MarketRules rules;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final LossSharing sharing;
    private final List<LiquidationCase> cases;
    private final List<MarketEvent.OrderRefused> refusals = new ArrayList<>();

    /** A desk that adds closes with a shortfall to {@code cases}. */
    OrderDesk(
            Clearing clearing,
            MarketRules rules,
            OrderBook book,
            long tickSize,
            LossSharing sharing,
            List<LiquidationCase> cases) {
        this.clearing = clearing;
        this.rules = rules;
        this.book = book;
        this.tickSize = tickSize;
        this.sharing = sharing;
        this.cases = cases;
        value = new Valuation(rules.sizeUnit());
    }

    /** The orders that were refused, in tape order. */
    List<MarketEvent.OrderRefused> refusals() {
        return refusals;
    }

    /** Carries out one order at this step's mark and index. */
    void accept(TapeOrder order, long mark, long index) {
        switch (order) {
            case TapeOrder.Open open -> open(open, mark);
            case TapeOrder.Close close -> close(close.account(), mark, index);
        }
    }

    private void open(TapeOrder.Open order, long mark) {
        int account = order.account();
        if (order.size() == 0) {
            refuse(account, 0, mark, "ZeroSize");
        } else if (order.collateral() <= 0) {
            refuse(account, order.size(), mark, "NonPositiveCollateral", order.collateral());
        } else if (clearing.traders().isOpen(account)) {
            refuse(account, order.size(), mark, "PositionExists");
        } else {
            openIfCovered(order, mark);
        }
    }

    private void openIfCovered(TapeOrder.Open order, long mark) {
        int account = order.account();
        Party trial = new Party(Account.trader(account), order.collateral(), 0);
        book.previewMarket(
                account,
                order.size(),
                (maker, taker, ticks, size) -> trial.trade(size, value.at(size, ticks * tickSize)));
        long equity = Math.addExact(trial.cash(), value.at(trial.size(), mark));
        long initialMargin = MarginMaths.initialMargin(rules, order.size(), mark);
        if (trial.size() != order.size()) {
            refuse(account, order.size(), mark, "NoLiquidity", trial.size());
        } else if (equity < initialMargin) {
            refuse(account, order.size(), mark, "InsufficientMargin", equity, initialMargin);
        } else {
            open(order);
        }
    }

    private void open(TapeOrder.Open order) {
        Party trader = new Party(Account.trader(order.account()), 0, 0);
        clearing.deposit(trader, order.collateral());
        clearing.takeFromBook(trader, order.account(), order.size());
        long paid = order.collateral() - trader.cash();
        clearing.traders().open(trader, value.averagePrice(paid, order.size()), clearing.step());
    }

    private void close(int account, long mark, long index) {
        Traders traders = clearing.traders();
        if (!traders.isOpen(account)) {
            refuse(account, 0, mark, "NoPosition");
            return;
        }
        long size = traders.size(account);
        long available = book.previewMarket(account, -size, (maker, taker, ticks, filled) -> {});
        if (available != -size) {
            refuse(account, size, mark, "NoLiquidity", available);
            return;
        }
        Party trader = traders.party(account);
        Episode episode = traders.episode(account, clearing.step());
        traders.remove(account);
        long before = trader.cash();
        clearing.takeFromBook(trader, account, -size);
        if (trader.cash() < 0) {
            long received = trader.cash() - before;
            payDeficit(trader, episode, value.bankruptcyPrice(before, size), received, mark, index);
        }
        clearing.payOut(trader);
    }

    private void payDeficit(Party trader, Episode episode, long bankruptcyPrice, long received, long mark, long index) {
        long deficit = -trader.cash();
        LiquidationCase closed = new LiquidationCase(trader.account().id(), false, episode, bankruptcyPrice);
        closed.close(clearing.step(), episode.size(), received, deficit, index);
        cases.add(closed);
        long rest = clearing.payFromFund(trader, deficit);
        sharing.settle(trader, rest, mark);
    }

    private void refuse(int account, long size, long mark, String error, Long... values) {
        Long[] all = new Long[values.length + 1];
        all[0] = (long) account;
        System.arraycopy(values, 0, all, 1, values.length);
        long notional = MarginMaths.notional(size, mark, rules.sizeUnit());
        refusals.add(new MarketEvent.OrderRefused(account, notional, ContractError.of(error, all)));
    }
}
