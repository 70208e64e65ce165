package io.backstop.model.cex.book;

/**
 * One side of a book: price levels, each a queue of orders by time.
 *
 * <p>A level's key is its price for bids and the complement of its price for asks, so that the largest key is the best on both
 * sides. Not thread safe.
 */
final class BookSide {

    private final RestingOrders orders;
    private final Levels levels = new Levels();
    private final boolean buys;
    /** All bits for asks and none for bids, so that neither keys nor signs need a branch. */
    private final long complement;
    /** The best key that an order may have. */
    private long bound = Long.MAX_VALUE;

    /** An empty side of bids or asks. */
    BookSide(RestingOrders orders, boolean buys) {
        this.orders = orders;
        this.buys = buys;
        complement = buys ? 0 : -1;
    }

    boolean buys() {
        return buys;
    }

    /** Lets orders come at this price or a worse one. */
    void bound(long price) {
        bound = key(price);
    }

    /** The price itself, or the bound that it is beyond. */
    long clip(long price) {
        return price(Math.min(key(price), bound));
    }

    boolean isEmpty() {
        return levels.best() == Levels.NONE;
    }

    /** The best price; without meaning on an empty side. */
    long bestPrice() {
        return price(levels.bestKey());
    }

    /** Whether somebody here would trade at this price. */
    boolean reaches(long limit) {
        return !isEmpty() && levels.bestKey() >= key(limit);
    }

    /** The oldest order of the best price. */
    int front() {
        return levels.head(levels.best());
    }

    /** The order that would be filled after this one, at {@code limit} or better; {@link RestingOrders#NONE} if there is none. */
    int after(int node, long limit) {
        int next = orders.next(node);
        if (next != RestingOrders.NONE) {
            return next;
        }
        int slot = levels.worseThan(orders.slot(node));
        return slot == Levels.NONE || levels.key(slot) < key(limit) ? RestingOrders.NONE : levels.head(slot);
    }

    /** Price of an order that rests here. */
    long priceOf(int node) {
        return price(levels.key(orders.slot(node)));
    }

    /** A size of this side's orders with their sign. */
    long signed(long quantity) {
        return (quantity ^ complement) - complement;
    }

    /** Puts an order at the end of the queue of its price and returns its id. */
    long add(int owner, long price, long quantity, boolean reduceOnly) {
        int slot = levels.slot(key(price));
        int node = orders.take(owner, slot, quantity, buys, reduceOnly);
        if (levels.isEmpty(slot)) {
            levels.open(slot, node);
        } else {
            orders.link(levels.tail(slot), node);
            levels.tail(slot, node);
        }
        return orders.id(node);
    }

    /** Takes an order out. */
    void remove(int node) {
        int slot = orders.slot(node);
        int before = orders.previous(node);
        int after = orders.next(node);
        orders.release(node);
        orders.link(before, after);
        if (before == after) {
            levels.close(slot);
        } else {
            // Written in any case, because which order of a queue goes is hard to foretell.
            levels.head(slot, before == RestingOrders.NONE ? after : levels.head(slot));
            levels.tail(slot, after == RestingOrders.NONE ? before : levels.tail(slot));
        }
    }

    /** Takes a part of an order away, or all of it. */
    void reduce(int node, long quantity) {
        if (quantity == orders.size(node)) {
            remove(node);
        } else {
            orders.reduce(node, quantity);
        }
    }

    /** Takes a part of the oldest order of the best price away, or all of it. */
    void fill(int front, long quantity) {
        if (quantity < orders.size(front)) {
            orders.reduce(front, quantity);
            return;
        }
        int after = orders.next(front);
        orders.release(front);
        if (after == RestingOrders.NONE) {
            levels.close(levels.best());
        } else {
            orders.link(RestingOrders.NONE, after);
            levels.head(levels.best(), after);
        }
    }

    private long key(long price) {
        return price ^ complement;
    }

    private long price(long key) {
        return key ^ complement;
    }
}
