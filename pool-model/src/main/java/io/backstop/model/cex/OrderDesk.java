package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.SeededPosition;
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
    private final PositionTerms terms;
    private final Valuation value;
    private final OrderUnits units;
    private final OrderBook book;
    private final long tickSize;
    private final LossSharing sharing;
    private final List<LiquidationCase> cases;
    private final OrderLimits limits;
    private final List<MarketEvent.OrderRefused> refusals = new ArrayList<>();

    /** A desk that adds closes with a shortfall to {@code cases}. */
    OrderDesk(
            Clearing clearing,
            OrderBook book,
            long tickSize,
            LossSharing sharing,
            List<LiquidationCase> cases,
            OrderLimits limits) {
        this.clearing = clearing;
        terms = clearing.traders().terms();
        this.book = book;
        this.tickSize = tickSize;
        this.sharing = sharing;
        this.cases = cases;
        this.limits = limits;
        value = terms.value();
        units = new OrderUnits(clearing.denomination(), clearing.traders());
    }

    /** The orders that were refused, in tape order. */
    List<MarketEvent.OrderRefused> refusals() {
        return refusals;
    }

    /** Carries out one order at this step's mark and index. */
    void accept(TapeOrder order, long mark, long index) {
        long before = clearing.traders().size(order.account());
        switch (order) {
            case TapeOrder.Open open -> open(units.of(open, mark), mark);
            case TapeOrder.Increase more -> increase(units.of(more, mark), mark);
            case TapeOrder.Decrease less -> decrease(units.of(less, mark), mark);
            case TapeOrder.Close close -> close(close.account(), mark, index);
        }
        units.accepted(order, before);
    }

    private void open(TapeOrder.Open order, long mark) {
        int account = order.account();
        if (order.size() == 0) {
            refuse(account, 0, mark, "ZeroSize");
        } else if (order.collateral() <= 0) {
            refuse(account, order.size(), mark, "NonPositiveCollateral", order.collateral());
        } else if (clearing.traders().isOpen(account) || clearing.legs().forbids(account, order.size())) {
            refuse(account, order.size(), mark, "PositionExists");
        } else {
            openIfCovered(order, mark);
        }
    }

    private void openIfCovered(TapeOrder.Open order, long mark) {
        Party trial =
                new Party(Account.trader(order.account()), clearing.collateral().counted(order.collateral(), mark), 0);
        if (isAllowed(trial, order.size(), mark)
                && fillsWholly(trial, order.size(), mark)
                && holds(trial, order.size(), mark, true)
                && isWithinLimits(trial, order.size(), mark)) {
            carryOut(order, mark);
        }
    }

    /** Refuses an order after which the position would be larger than the venue allows at any margin. */
    private boolean isAllowed(Party trial, long added, long mark) {
        long size = Math.addExact(trial.size(), added);
        boolean isAllowed =
                clearing.traders().termsAfter(trial.account().id(), size, mark).allows(size, mark);
        if (!isAllowed) {
            refuse(trial.account().id(), added, mark, "PositionTooLarge", terms.notional(size, mark));
        }
        return isAllowed;
    }

    /** What a position needs to be opened while the venue's longs are what they were before the order. */
    private long initialMargin(int account, long size, long mark) {
        PositionTerms after = clearing.traders().termsAfter(account, size, mark);
        return after.initialMargin(size, mark, terms.notional(clearing.longSizes(), mark));
    }

    private long maintenanceMargin(int account, long size, long mark) {
        return clearing.traders().termsAfter(account, size, mark).maintenanceMargin(size, mark);
    }

    /** Tries an order on a copy of the account, with its fee; refuses it if the book is too thin. */
    private boolean fillsWholly(Party trial, long size, long mark) {
        int account = trial.account().id();
        long before = trial.cash();
        long filled = book.previewMarket(
                account, size, (maker, taker, ticks, part) -> trial.trade(part, value.at(part, ticks * tickSize)));
        if (filled != size) {
            refuse(account, size, mark, "NoLiquidity", filled);
        }
        trial.receive(-clearing.fees().ofTaker(before - trial.cash()));
        return filled == size;
    }

    /** Refuses the order if the account would have less equity after it than what is to be opened needs, or what is to stay open. */
    private boolean holds(Party trial, long size, long mark, boolean isOpening) {
        int account = trial.account().id();
        OtherPositions others = clearing.traders().others();
        long alone =
                isOpening ? initialMargin(account, trial.size(), mark) : maintenanceMargin(account, trial.size(), mark);
        long margin = others.margin(account, trial.size(), alone, isOpening);
        long equity = Math.addExact(equity(trial, mark), others.equity(account));
        if (equity < margin) {
            refuse(trial.account().id(), size, mark, "InsufficientMargin", equity, margin);
        }
        return equity >= margin;
    }

    private long equity(Party trial, long price) {
        return Math.addExact(trial.cash(), value.at(trial.size(), price));
    }

    /** Refuses an order that breaks a limit of the venue. */
    private boolean isWithinLimits(Party trial, long size, long mark) {
        OrderLimits.Breach breach = limits.of(trial, size, mark);
        if (breach != null) {
            refuse(trial.account().id(), size, mark, breach.error(), breach.figure(), breach.limit());
        }
        return breach == null;
    }

    private void increase(TapeOrder.Increase order, long mark) {
        int account = order.account();
        if (!mayChange(account, order.size(), order.collateral(), mark)) {
            return;
        }
        Party trial = trial(account, mark);
        trial.receive(clearing.collateral().counted(order.collateral(), mark));
        if (order.size() == 0
                || (isAllowed(trial, order.size(), mark)
                        && fillsWholly(trial, order.size(), mark)
                        && holds(trial, order.size(), mark, true)
                        && isWithinLimits(trial, order.size(), mark))) {
            carryOut(order, mark);
        }
    }

    /** A copy of the account for a trial, in which coins are what they count for. */
    private Party trial(int account, long mark) {
        Party trial = clearing.traders().party(account);
        trial.receive(clearing.traders().coins().counted(account, mark));
        return trial;
    }

    private void carryOut(TapeOrder.Increase order, long mark) {
        Traders traders = clearing.traders();
        Party trader = traders.party(order.account());
        long entryPrice = traders.entryPrice(order.account());
        clearing.collateral().post(trader, order.collateral(), mark);
        if (order.size() != 0) {
            long held = value.at(traders.size(order.account()), entryPrice);
            long paid = clearing.takeFromBook(trader, order.account(), order.size());
            entryPrice = value.averagePrice(Math.addExact(held, paid), trader.size());
            charge(trader, paid, mark);
        }
        traders.raiseLimit(trader, mark);
        traders.change(trader, entryPrice, clearing.step());
    }

    private void decrease(TapeOrder.Decrease order, long mark) {
        int account = order.account();
        if (!mayChange(account, order.size(), order.collateral(), mark)) {
            return;
        }
        long open = clearing.traders().size(account);
        if (Math.abs(order.size()) >= Math.abs(open)) {
            refuse(account, order.size(), mark, "PartTooLarge", order.size(), open);
            return;
        }
        Party trial = trial(account, mark);
        if (order.size() == 0 || fillsWholly(trial, -order.size(), mark)) {
            trial.receive(-order.collateral());
            decreaseIfCovered(order, trial, mark);
        }
    }

    /** Money may leave only down to the initial margin; a mere close of a part needs what keeps the rest open. */
    private void decreaseIfCovered(TapeOrder.Decrease order, Party trial, long mark) {
        int account = order.account();
        long left = Math.addExact(
                equity(trial, clearing.traders().entryPrice(account)),
                clearing.traders().others().equity(account));
        if (left <= 0 || !clearing.collateral().canTakeBack(account, order.collateral(), mark)) {
            refuse(account, order.size(), mark, "NonPositiveCollateral", left);
        } else if (holds(trial, order.size(), mark, order.collateral() > 0)) {
            carryOut(order, mark);
        }
    }

    private void carryOut(TapeOrder.Decrease order, long mark) {
        Traders traders = clearing.traders();
        Party trader = traders.party(order.account());
        if (order.size() != 0) {
            long paid = clearing.takeFromBook(trader, order.account(), -order.size());
            sharing.closed(order.account(), order.size(), -paid, traders.entryPrice(order.account()));
            charge(trader, paid, mark);
        }
        clearing.collateral().takeBack(trader, order.collateral(), mark);
        traders.change(trader, traders.entryPrice(order.account()), clearing.step());
    }

    /** The refusals that an increase and a decrease share, in the order of the contract. */
    private boolean mayChange(int account, long size, long collateral, long mark) {
        Traders traders = clearing.traders();
        if (!traders.isOpen(account)) {
            refuse(account, size, mark, "NoPosition");
        } else if (collateral < 0) {
            refuse(account, size, mark, "NonPositiveCollateral", collateral);
        } else if (size == 0 && collateral == 0) {
            refuse(account, 0, mark, "NothingToChange");
        } else if (size != 0 && size > 0 != traders.size(account) > 0) {
            refuse(account, size, mark, "WrongSide", size, traders.size(account));
        } else {
            return true;
        }
        return false;
    }

    private void carryOut(TapeOrder.Open order, long mark) {
        Party trader = new Party(Account.trader(order.account()), 0, 0);
        clearing.collateral().post(trader, order.collateral(), mark);
        long paid = clearing.takeFromBook(trader, order.account(), order.size());
        charge(trader, paid, mark);
        clearing.traders().raiseLimit(trader, mark);
        clearing.traders().open(trader, value.averagePrice(paid, order.size()), clearing.step());
    }

    private void close(int account, long mark, long index) {
        Traders traders = clearing.traders();
        if (!traders.isOpen(account)) {
            refuse(account, 0, mark, "NoPosition");
            return;
        }
        long size = traders.size(account);
        if (!fillsWholly(traders.party(account), -size, mark)) {
            return;
        }
        clearing.collateral().sell(account, false);
        Party trader = traders.party(account);
        Episode episode = traders.episode(account, clearing.step());
        traders.remove(account);
        long before = trader.cash();
        long received = -clearing.takeFromBook(trader, account, -size);
        sharing.closed(account, size, received, episode.entryPrice());
        charge(trader, received, mark);
        traders.others().settle(trader);
        if (trader.cash() < 0) {
            payDeficit(trader, episode, value.bankruptcyPrice(before, size), received, mark, index)
                    .waive(clearing.fees().ofTaker(received));
        }
        clearing.payOut(trader);
    }

    /** Takes the fee of an order that was filled, out of what the account has everywhere. */
    private void charge(Party trader, long traded, long mark) {
        clearing.fees()
                .take(
                        trader,
                        clearing.fees().ofTaker(traded),
                        clearing.traders().means(trader, mark));
    }

    /** Settles what a close has left unpaid; it becomes a row, which is returned. */
    LiquidationCase payDeficit(
            Party trader, Episode episode, long bankruptcyPrice, long received, long mark, long index) {
        long deficit = -trader.cash();
        LiquidationCase closed =
                new LiquidationCase(trader.account().id(), false, episode, bankruptcyPrice, clearing.denomination());
        closed.close(clearing.step(), episode.size(), received, deficit, index);
        cases.add(closed);
        long rest = clearing.payFromFund(trader, deficit);
        sharing.settle(trader, rest, mark);
        return closed;
    }

    /** Closes a part of an open position, or all of it, against its owner's wish; the book must have room for it. */
    void cut(int account, long size, long mark, long index) {
        if (size == clearing.traders().size(account)) {
            close(account, mark, index);
        } else {
            carryOut(new TapeOrder.Decrease(clearing.step(), account, size, 0), mark);
        }
    }

    /** How much of an order of an account the book would fill now. */
    long room(int account, long size) {
        return book.previewMarket(account, size, (maker, taker, ticks, part) -> {});
    }

    /** Opens a position that is there before the tape. */
    void seed(SeededPosition position) {
        if (clearing.legs().forbids(position.account(), position.size())) {
            long price = position.entryPrice();
            refuse(position.account(), clearing.denomination().size(position.size(), price), price, "PositionExists");
        } else if (clearing.seed(position)) {
            units.seeded(position);
        } else {
            refuse(position.account(), 0, position.entryPrice(), "ZeroSize");
        }
    }

    private void refuse(int account, long size, long mark, String error, Long... values) {
        Long[] all = new Long[values.length + 1];
        all[0] = (long) account;
        System.arraycopy(values, 0, all, 1, values.length);
        long notional = clearing.denomination().notional(size, mark);
        refusals.add(new MarketEvent.OrderRefused(account, notional, ContractError.of(error, all)));
    }
}
