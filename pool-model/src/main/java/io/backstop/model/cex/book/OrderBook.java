package io.backstop.model.cex.book;

/**
 * A limit order book with price–time priority. Prices are ticks, sizes market units: positive buys, negative sells.
 *
 * <p>In steady state it allocates nothing. Orders of one owner may fill each other: a book does not know who belongs
 * together. Not thread safe; one book belongs to one run.
 */
public final class OrderBook {

    /** The id of an order that does not rest. */
    public static final long NO_ORDER = -1;

    /** The price where there is none. */
    public static final long NO_PRICE = 0;

    private final RestingOrders orders = new RestingOrders();
    private final BookSide bids = new BookSide(orders, true);
    private final BookSide asks = new BookSide(orders, false);
    private long lastTradePrice = NO_PRICE;

    /** Fills what it can at {@code price} or better and lets the rest wait; returns its id or {@link #NO_ORDER}. */
    public long limit(int owner, long size, long price, BookListener listener) {
        if (price <= 0) {
            throw new IllegalArgumentException("a resting order needs a positive price, was " + price);
        }
        long rest = size - immediateOrCancel(owner, size, price, listener);
        return rest == 0 ? NO_ORDER : (size > 0 ? bids : asks).add(owner, price, Math.abs(rest));
    }

    /** Fills what it can at {@code limit} or better and drops the rest; returns the signed size that was filled. */
    public long immediateOrCancel(int owner, long size, long limit, BookListener listener) {
        requireSize(size);
        BookSide opposite = size > 0 ? asks : bids;
        long filled = opposite.fill(owner, Math.abs(size), limit, listener);
        if (filled > 0) {
            lastTradePrice = opposite.lastFillPrice();
        }
        return size > 0 ? filled : -filled;
    }

    /** Fills what it can at any price; returns the signed size that was filled. */
    public long market(int owner, long size, BookListener listener) {
        return immediateOrCancel(owner, size, anyPrice(size), listener);
    }

    /** Tells the listener of the fills {@link #market} would make and changes nothing; returns their signed size. */
    public long previewMarket(int owner, long size, BookListener listener) {
        requireSize(size);
        long filled = (size > 0 ? asks : bids).preview(owner, Math.abs(size), anyPrice(size), listener);
        return size > 0 ? filled : -filled;
    }

    /** Takes a resting order out; returns false if it is filled, cancelled or was never there. */
    public boolean cancel(long id) {
        int node = orders.node(id);
        if (node == RestingOrders.NONE) {
            return false;
        }
        (orders.isBuy(node) ? bids : asks).remove(node);
        return true;
    }

    /** What is left of a resting order, without sign; 0 if it is gone. */
    public long remaining(long id) {
        int node = orders.node(id);
        return node == RestingOrders.NONE ? 0 : orders.size(node);
    }

    /** Highest price bid, or {@link #NO_PRICE}. */
    public long bestBid() {
        return bids.isEmpty() ? NO_PRICE : bids.bestPrice();
    }

    /** Lowest price asked, or {@link #NO_PRICE}. */
    public long bestAsk() {
        return asks.isEmpty() ? NO_PRICE : asks.bestPrice();
    }

    /** Size of the oldest order at the best bid, without sign; 0 if there is none. */
    public long frontBidSize() {
        return bids.isEmpty() ? 0 : bids.frontSize();
    }

    /** Size of the oldest order at the best ask; 0 if there is none. */
    public long frontAskSize() {
        return asks.isEmpty() ? 0 : asks.frontSize();
    }

    /** Price of the last fill, or {@link #NO_PRICE} before the first. */
    public long lastTradePrice() {
        return lastTradePrice;
    }

    private static long anyPrice(long size) {
        return size > 0 ? Long.MAX_VALUE : NO_PRICE;
    }

    private static void requireSize(long size) {
        if (size == 0) {
            throw new IllegalArgumentException("an order needs a size");
        }
    }
}
