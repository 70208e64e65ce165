package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.book.TimeInForce;
import io.backstop.model.cex.liquidation.LiquidationOrder;
import io.backstop.model.cex.liquidation.OpenOrders;
import java.util.ArrayList;
import java.util.List;

/**
 * Sends liquidation orders, and keeps those that wait. They are reduce-only, so that an owner who changes his position is
 * never closed by more than he has. Who is closed while others trade is settled later, when nobody does. Not thread safe.
 */
final class WaitingOrders implements Clearing.MetOrders {

    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final Clearing clearing;
    private final OrderBook book;
    private final long tickSize;
    private final Valuation value;
    private final Cases cases;
    private final MarginSettlement margin;
    private final OpenOrders orders;
    private final List<Flat> flat = new ArrayList<>();
    private long mark;
    private long index;

    /** An account that was closed by others, no longer among the traders. */
    private record Flat(Party trader, LiquidationCase row) {}

    /** No order waits. */
    WaitingOrders(
            Clearing clearing, OrderBook book, long tickSize, Valuation value, Cases cases, MarginSettlement margin) {
        this.clearing = clearing;
        this.book = book;
        this.tickSize = tickSize;
        this.value = value;
        this.cases = cases;
        this.margin = margin;
        orders = new OpenOrders(book);
        clearing.whenMet(this);
    }

    /** Prices of fills that come from now on. */
    void observe(long markPrice, long indexPrice) {
        mark = markPrice;
        index = indexPrice;
    }

    /** Sends an order; its fills at once are the party's, whose position the table still has as it was. */
    void send(OpenCase from, Party trader, LiquidationOrder order, long time) {
        from.ordered(time);
        int owner = from.account();
        long limit = order.limitTicks(tickSize);
        BookListener fills = clearing.fillsOf(trader);
        switch (order.time()) {
            case FILL_OR_KILL -> book.fillOrKill(owner, order.size(), limit, fills);
            case IMMEDIATE_OR_CANCEL -> book.immediateOrCancel(owner, order.size(), limit, fills);
            case GOOD_TILL_CANCELLED -> lay(from, order, limit, fills, time);
            case POST_ONLY -> throw new IllegalArgumentException("a liquidation takes what there is");
        }
    }

    /** A price below the lowest tick is nobody's to wait at. */
    private void lay(OpenCase from, LiquidationOrder order, long limit, BookListener fills, long time) {
        if (limit > 0) {
            long id = book.reduceOnly(from.account(), order.size(), limit, TimeInForce.GOOD_TILL_CANCELLED, fills);
            orders.add(from.account(), id);
            boolean isForever = order.lifeMillis() == LiquidationOrder.FOREVER;
            from.waits(id, isForever ? LiquidationOrder.FOREVER : Math.addExact(time, order.lifeMillis()));
        }
    }

    /** Whether an order of this account waits that has time left. */
    boolean waits(OpenCase of, long time) {
        return book.remaining(of.waiting()) > 0 && time < of.waitsUntil();
    }

    /** Cancels what waits. */
    void cancel(OpenCase of) {
        orders.cancelAll(of.account(), NOBODY);
        of.waits(OrderBook.NO_ORDER, 0);
    }

    /** Settles with those who were closed since the last call. */
    void settle() {
        for (int place = 0; place < flat.size(); place++) {
            margin.finish(flat.get(place).trader(), flat.get(place).row(), mark);
        }
        flat.clear();
    }

    @Override
    public boolean owns(int account) {
        return account >= 0 && !cases.isEmpty() && cases.of(account).waiting() != OrderBook.NO_ORDER;
    }

    @Override
    public void fill(Party taker, int account, long size, long price) {
        OpenCase met = cases.of(account);
        Party trader = clearing.traders().party(account);
        met.meet(trader.size(), size);
        long bankruptcyPrice = value.bankruptcyPrice(trader.cash(), trader.size());
        LiquidationCase row = cases.row(met, bankruptcyPrice);
        long received = -clearing.trade(trader, taker, -size, price);
        row.close(clearing.step(), size, received, 0, index);
        margin.closed(trader, row, size, received, bankruptcyPrice, mark);
        if (trader.size() == 0) {
            clearing.traders().remove(account);
            flat.add(new Flat(trader, row));
        } else {
            clearing.traders().replace(trader);
        }
    }
}
