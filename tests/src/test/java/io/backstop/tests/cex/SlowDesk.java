package io.backstop.tests.cex;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.MarketEvent.OrderRefused;
import java.util.ArrayList;
import java.util.List;

/** The orders of the tape: market orders that fill wholly or are refused. */
final class SlowDesk {

    private final SlowAccounts accounts;
    private final SlowMaths maths;
    private final SlowBook book;
    private final SlowSharing sharing;
    private final List<SlowRow> rows;
    private final List<OrderRefused> refusals = new ArrayList<>();

    SlowDesk(SlowAccounts accounts, SlowBook book, SlowSharing sharing, List<SlowRow> rows) {
        this.accounts = accounts;
        this.book = book;
        this.sharing = sharing;
        this.rows = rows;
        maths = accounts.maths;
    }

    List<OrderRefused> refusals() {
        return refusals;
    }

    void accept(TapeOrder order, long mark) {
        switch (order) {
            case TapeOrder.Open open -> open(open, mark);
            case TapeOrder.Increase more -> increase(accounts.trader(more.account()), more, mark);
            case TapeOrder.Decrease less -> decrease(accounts.trader(less.account()), less, mark);
            case TapeOrder.Close close -> close(accounts.trader(close.account()), mark);
        }
    }

    private void open(TapeOrder.Open order, long mark) {
        SlowAccount trader = accounts.trader(order.account());
        if (order.size() == 0) {
            refuse(trader, 0, mark, "ZeroSize");
        } else if (order.collateral() <= 0) {
            refuse(trader, order.size(), mark, "NonPositiveCollateral", order.collateral());
        } else if (trader.size != 0) {
            refuse(trader, order.size(), mark, "PositionExists");
        } else {
            openIfCovered(trader, order, mark);
        }
    }

    private void openIfCovered(SlowAccount trader, TapeOrder.Open order, long mark) {
        SlowAccount trial = new SlowAccount(trader.name);
        book.preview(order.size()).forEach(fill -> trial.trade(fill.size(), maths.worth(fill.size(), fill.price())));
        long equity = order.collateral() + trial.cash + maths.worth(trial.size, mark);
        long margin = maths.initialMargin(order.size(), mark);
        if (trial.size != order.size()) {
            refuse(trader, order.size(), mark, "NoLiquidity", trial.size);
        } else if (equity < margin) {
            refuse(trader, order.size(), mark, "InsufficientMargin", equity, margin);
        } else {
            accounts.pay(accounts.external, trader, order.collateral(), Reason.COLLATERAL);
            long paid = accounts.trade(trader, book.take(order.size()));
            trader.entryPrice = maths.averagePrice(paid, order.size());
            trader.taken = 0;
            trader.changedAt = accounts.step;
        }
    }

    private void increase(SlowAccount trader, TapeOrder.Increase order, long mark) {
        if (!mayChange(trader, order.size(), order.collateral(), mark)) {
            return;
        }
        SlowAccount trial = trialOf(trader, order.size());
        long equity = trial.cash + order.collateral() + maths.worth(trial.size, mark);
        long margin = maths.initialMargin(trader.size + order.size(), mark);
        if (trial.size != trader.size + order.size()) {
            refuse(trader, order.size(), mark, "NoLiquidity", trial.size - trader.size);
        } else if (order.size() != 0 && equity < margin) {
            refuse(trader, order.size(), mark, "InsufficientMargin", equity, margin);
        } else {
            long cost = maths.worth(trader.size, trader.entryPrice);
            accounts.pay(accounts.external, trader, order.collateral(), Reason.COLLATERAL);
            if (order.size() != 0) {
                cost += accounts.trade(trader, book.take(order.size()));
                trader.entryPrice = maths.averagePrice(cost, trader.size);
            }
            trader.changedAt = accounts.step;
        }
    }

    private void decrease(SlowAccount trader, TapeOrder.Decrease order, long mark) {
        if (!mayChange(trader, order.size(), order.collateral(), mark)) {
            return;
        }
        if (Math.abs(order.size()) >= Math.abs(trader.size)) {
            refuse(trader, order.size(), mark, "PartTooLarge", order.size(), trader.size);
            return;
        }
        SlowAccount trial = trialOf(trader, -order.size());
        trial.cash -= order.collateral();
        long left = trial.cash + maths.worth(trial.size, trader.entryPrice);
        long equity = trial.cash + maths.worth(trial.size, mark);
        long margin = order.collateral() > 0
                ? maths.initialMargin(trial.size, mark)
                : maths.maintenanceMargin(trial.size, mark);
        if (trial.size != trader.size - order.size()) {
            refuse(trader, -order.size(), mark, "NoLiquidity", trial.size - trader.size);
        } else if (left <= 0) {
            refuse(trader, order.size(), mark, "NonPositiveCollateral", left);
        } else if (equity < margin) {
            refuse(trader, order.size(), mark, "InsufficientMargin", equity, margin);
        } else {
            if (order.size() != 0) {
                long before = trader.size;
                accounts.trade(trader, book.take(-order.size()));
                trader.reducedFrom(before);
            }
            accounts.pay(trader, accounts.external, order.collateral(), Reason.PAYOUT);
            trader.changedAt = accounts.step;
        }
    }

    /** The account as it would be after the book has filled what it can of an order. */
    private SlowAccount trialOf(SlowAccount trader, long size) {
        SlowAccount trial = new SlowAccount(trader.name);
        trial.trade(trader.size, -trader.cash);
        if (size != 0) {
            book.preview(size).forEach(fill -> trial.trade(fill.size(), maths.worth(fill.size(), fill.price())));
        }
        return trial;
    }

    private boolean mayChange(SlowAccount trader, long size, long collateral, long mark) {
        if (trader.size == 0) {
            refuse(trader, size, mark, "NoPosition");
            return false;
        }
        if (size == 0 && collateral == 0) {
            refuse(trader, 0, mark, "NothingToChange");
            return false;
        }
        if (size != 0 && Long.signum(size) != Long.signum(trader.size)) {
            refuse(trader, size, mark, "WrongSide", size, trader.size);
            return false;
        }
        return true;
    }

    private void close(SlowAccount trader, long mark) {
        long size = trader.size;
        if (size == 0) {
            refuse(trader, 0, mark, "NoPosition");
            return;
        }
        long available =
                book.preview(-size).stream().mapToLong(SlowBook.Fill::size).sum();
        if (available != -size) {
            refuse(trader, size, mark, "NoLiquidity", available);
            return;
        }
        SlowRow row = new SlowRow(maths, trader, accounts.step);
        long paid = accounts.trade(trader, book.take(-size));
        if (trader.cash < 0) {
            rows.add(row);
            row.part(accounts.step, size, -paid, -trader.cash);
            sharing.share(trader, accounts.payFromFund(trader, -trader.cash), mark);
        }
        accounts.pay(trader, accounts.external, trader.cash, Reason.PAYOUT);
    }

    private void refuse(SlowAccount trader, long size, long mark, String error, Long... values) {
        List<Long> all = new ArrayList<>(List.of((long) trader.name.id()));
        all.addAll(List.of(values));
        refusals.add(new OrderRefused(trader.name.id(), maths.notional(size, mark), new ContractError(error, all)));
    }
}
