package io.backstop.model.cex.funding;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.margin.ContractKind;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * The average prices at which the smallest order of at least a given notional would fill in a book, inside its price band.
 * Where there is less, what there is counts. It only looks: the book stays as it is. Not thread safe.
 */
public final class ImpactPrices {

    private static final int NOBODY = -1;

    private final OrderBook book;
    private final ContractKind contract;
    private final long tickSize;
    private final long notional;
    private final BookListener fills = (maker, taker, ticks, size) -> take(ticks, size);
    private long taken;
    private long worth;

    /**
     * Prices of a book.
     *
     * @param tickSize 1e-8 dollar in one tick
     * @param notional in the contract's money, positive
     */
    public ImpactPrices(OrderBook book, ContractKind contract, long tickSize, long notional) {
        Figures.requireWithin("tickSize", tickSize, 1, Long.MAX_VALUE);
        Figures.requireWithin("notional", notional, 1, Long.MAX_VALUE);
        this.book = book;
        this.contract = contract;
        this.tickSize = tickSize;
        this.notional = notional;
    }

    /** What a sale of the notional would bring for one whole coin, 1e-8 dollar, rounded down; 0 if nobody buys. */
    public long bid() {
        return average(book.bestBid(), false);
    }

    /** What a purchase of the notional would cost for one whole coin, 1e-8 dollar, rounded down; 0 if nobody sells. */
    public long ask() {
        return average(book.bestAsk(), true);
    }

    private long average(long bestTicks, boolean buys) {
        if (bestTicks == OrderBook.NO_PRICE) {
            return 0;
        }
        long size = sizeAt(Math.multiplyExact(bestTicks, tickSize));
        while (!fills(buys ? size : -size)) {
            size = Math.multiplyExact(size, 2);
        }
        return taken == 0 ? 0 : contract.priceOfWorthDown(taken, worth);
    }

    /** Whether an order of this size has the notional, or all that there is. */
    private boolean fills(long size) {
        taken = 0;
        worth = 0;
        long filled = book.previewMarket(NOBODY, size, fills);
        return worth >= notional || filled != size;
    }

    /** What would have the notional at one price; a guess where prices get worse. */
    private long sizeAt(long price) {
        long unit = contract.sizeUnit();
        return Math.max(1, FixedPoint.mulDivCeil(notional, unit, Math.max(1, contract.worthDown(unit, price))));
    }

    private void take(long ticks, long size) {
        long price = Math.multiplyExact(ticks, tickSize);
        long offered = contract.worthUp(size, price);
        long missing = notional - worth;
        if (missing > 0 && offered > 0) {
            long part = offered >= missing ? FixedPoint.mulDivCeil(Math.abs(size), missing, offered) : Math.abs(size);
            taken = Math.addExact(taken, part);
            worth = Math.addExact(worth, contract.worthUp(part, price));
        }
    }
}
