package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;
import io.backstop.model.ledger.Reason;

/** Sells lots into the book, first taken over first, order by order, best price first, as far as the fund can pay the loss of each whole fill. */
final class InventorySale {

    private final Clearing clearing;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final Inventory<LiquidationCase> inventory;

    InventorySale(
            Clearing clearing, Valuation value, OrderBook book, long tickSize, Inventory<LiquidationCase> inventory) {
        this.clearing = clearing;
        this.value = value;
        this.book = book;
        this.tickSize = tickSize;
        this.inventory = inventory;
    }

    /** Sells what can be sold in this step. */
    void run(long index) {
        for (Lot<LiquidationCase> lot : inventory.lots()) {
            sell(lot, index);
        }
        inventory.dropEmpty();
    }

    private void sell(Lot<LiquidationCase> lot, long index) {
        boolean affordable = true;
        while (affordable && lot.size() != 0 && bestOppositeTicks(lot) != OrderBook.NO_PRICE) {
            long price = bestOppositeTicks(lot) * tickSize;
            long wanted = smaller(lot.size(), frontSize(lot));
            long part =
                    lot.affordable(value, wanted, price, clearing.firstLoss().canPay());
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
