package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.Episode;
import java.util.ArrayList;
import java.util.List;

/**
 * Closes liquidatable accounts in the book, takes over what the book does not take at the bankruptcy price or better,
 * and passes it on as far as the fund can pay.
 *
 * <p>Not thread safe; belongs to one run.
 */
final class LiquidationEngine {

    private final Clearing clearing;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final Inventory<LiquidationCase> inventory = new Inventory<>();
    private final Deleveraging deleveraging;
    private final List<LiquidationCase> cases = new ArrayList<>();

    /** An engine that holds nothing. */
    LiquidationEngine(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            DeleveragingRules rules,
            LossSharing sharing) {
        this.clearing = clearing;
        this.value = value;
        this.book = book;
        this.tickSize = tickSize;
        deleveraging = new Deleveraging(clearing, value, inventory, rules, sharing);
    }

    Inventory<LiquidationCase> inventory() {
        return inventory;
    }

    /** All closes so far that are a row, in the order of their first fill. */
    List<LiquidationCase> cases() {
        return cases;
    }

    /** Remembers what the rules of later steps ask for; called when the fund has its capital and at the end of each step. */
    void remember(long index) {
        deleveraging.remember(index);
    }

    /** Does the work of one step: liquidations, sale of the inventory, deleveraging. */
    void run(long mark, long index) {
        for (int account : clearing.traders().liquidatable(mark)) {
            clearing.sellCoins(account, true);
            liquidate(account, index);
        }
        if (inventory.isEmpty()) {
            return;
        }
        if (deleveraging.allowsSales(mark)) {
            sellInventory(index);
        }
        deleveraging.run(mark, index);
    }

    private void sellInventory(long index) {
        for (Lot<LiquidationCase> lot : inventory.lots()) {
            sell(lot, index);
        }
        inventory.dropEmpty();
    }

    private void liquidate(int account, long index) {
        Traders traders = clearing.traders();
        Party trader = traders.party(account);
        Episode episode = traders.episode(account, clearing.step());
        traders.remove(account);
        long bankruptcyPrice = value.bankruptcyPrice(trader.cash(), trader.size());
        LiquidationCase opened = new LiquidationCase(account, true, episode, bankruptcyPrice, clearing.denomination());
        cases.add(opened);

        long paid = clearing.takeFromBook(trader, account, -trader.size(), bankruptcyPrice);
        if (trader.size() != episode.size()) {
            opened.close(clearing.step(), episode.size() - trader.size(), -paid, 0, index);
        }
        if (trader.size() != 0) {
            takeOver(trader, bankruptcyPrice, opened);
        }
        clearing.pay(trader, clearing.fund(), trader.cash(), Reason.LIQUIDATION_SURPLUS);
    }

    private void takeOver(Party trader, long bankruptcyPrice, LiquidationCase origin) {
        long size = trader.size();
        long paid = clearing.trade(trader, clearing.engine(), -size, bankruptcyPrice);
        inventory.add(new Lot<>(origin, bankruptcyPrice, size, -paid));
    }

    /** Sells a lot order by order, best price first, until the fund could not pay the loss of a whole fill. */
    private void sell(Lot<LiquidationCase> lot, long index) {
        boolean affordable = true;
        while (affordable && lot.size() != 0 && bestOppositeTicks(lot) != OrderBook.NO_PRICE) {
            long price = bestOppositeTicks(lot) * tickSize;
            long wanted = smaller(lot.size(), frontSize(lot));
            long part = lot.affordable(value, wanted, price, clearing.fund().cash());
            affordable = part == wanted;
            if (part != 0) {
                sell(lot, part, price, index);
            }
        }
    }

    private void sell(Lot<LiquidationCase> lot, long part, long price, long index) {
        long paid = clearing.takeFromBook(clearing.engine(), Clearing.ENGINE_ID, -part, price);
        long loss = Math.addExact(lot.remove(part), paid);
        if (loss > 0) {
            clearing.payFromFund(clearing.engine(), loss);
        } else {
            clearing.pay(clearing.engine(), clearing.fund(), -loss, Reason.LIQUIDATION_SURPLUS);
        }
        lot.origin().close(clearing.step(), part, -paid, Math.max(0, loss), index);
    }

    private long bestOppositeTicks(Lot<LiquidationCase> lot) {
        return lot.size() > 0 ? book.bestBid() : book.bestAsk();
    }

    private long frontSize(Lot<LiquidationCase> lot) {
        return lot.size() > 0 ? book.frontBidSize() : book.frontAskSize();
    }

    private static long smaller(long size, long most) {
        return size > 0 ? Math.min(size, most) : Math.max(size, -most);
    }
}
