package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.inventory.Inventory;
import io.backstop.model.cex.inventory.Lot;

/** Sells lots into the book, first taken over first, order by order, best price first, as far as their bearer can pay the loss of each whole fill. */
final class InventorySale {

    private final Clearing clearing;
    private final Valuation value;
    private final OrderBook book;
    private final long tickSize;
    private final Inventory<LiquidationCase> inventory;
    private final Bearer bearer;

    InventorySale(
            Clearing clearing,
            Valuation value,
            OrderBook book,
            long tickSize,
            Inventory<LiquidationCase> inventory,
            Bearer bearer) {
        this.clearing = clearing;
        this.value = value;
        this.book = book;
        this.tickSize = tickSize;
        this.inventory = inventory;
        this.bearer = bearer;
    }

    /**
     * Sells what can be sold in this step.
     *
     * @param leastBid below which no long is sold, 1e-8 dollar
     * @param mostAsk above which no short is bought back
     */
    void run(long index, long leastBid, long mostAsk) {
        for (Lot<LiquidationCase> lot : inventory.lots()) {
            sell(lot, index, leastBid, mostAsk);
        }
        inventory.dropEmpty();
    }

    private void sell(Lot<LiquidationCase> lot, long index, long leastBid, long mostAsk) {
        boolean goesOn = true;
        while (goesOn && lot.size() != 0 && bestOppositeTicks(lot) != OrderBook.NO_PRICE) {
            long price = bestOppositeTicks(lot) * tickSize;
            boolean isNear = lot.size() > 0 ? price >= leastBid : price <= mostAsk;
            long wanted = smaller(lot.size(), frontSize(lot));
            long part = isNear ? lot.affordable(value, wanted, price, bearer.means()) : 0;
            goesOn = part == wanted;
            if (part != 0) {
                sellPart(lot, part, price, index);
            }
        }
    }

    private void sellPart(Lot<LiquidationCase> lot, long part, long price, long index) {
        long paid = clearing.takeFromBook(clearing.engine(), Clearing.ENGINE_ID, -part, price);
        long loss = Math.addExact(lot.remove(part), paid);
        // The fee is that of whose position it was, out of what the sale brings above its cost.
        long fee = clearing.fees().charge(lot.origin(), clearing.engine(), paid, -loss);
        if (loss > 0) {
            bearer.pay(clearing.engine(), loss);
        } else {
            bearer.keep(clearing.engine(), -loss - fee);
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
