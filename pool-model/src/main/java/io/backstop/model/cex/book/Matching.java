package io.backstop.model.cex.book;

/**
 * Lets an order meet the other side of the book, best price and oldest order first.
 *
 * <p>It keeps the outcome of its last order, so that nothing has to be allocated for it. Not thread safe; belongs to one book.
 */
final class Matching {

    private final RestingOrders orders;
    private final SelfTrade selfTrade;
    private final Positions positions;
    private long open;
    private long filled;
    private long lastPrice = OrderBook.NO_PRICE;

    /** No order has come yet. */
    Matching(RestingOrders orders, BookRules rules) {
        this.orders = orders;
        selfTrade = rules.selfTrade();
        positions = rules.positions();
    }

    /** What the last order still wants, without sign; 0 if it was cancelled on the way. */
    long open() {
        return open;
    }

    /** What the last order was filled, without sign. */
    long filled() {
        return filled;
    }

    /** Price of the last fill, or {@link OrderBook#NO_PRICE} before the first. */
    long lastPrice() {
        return lastPrice;
    }

    /** Another order was refused: nothing of it is filled or open. */
    void forget() {
        open = 0;
        filled = 0;
    }

    /** Fills up to {@code quantity} at {@code limit} or better. */
    void run(BookSide side, int taker, long quantity, long limit, BookListener listener) {
        open = quantity;
        filled = 0;
        while (open > 0 && side.reaches(limit)) {
            int node = side.front();
            if (orders.owner(node) == taker && selfTrade != SelfTrade.ALLOWED) {
                separate(side, node, listener);
            } else if (!orders.isReduceOnly(node) || trim(side, node, taker, listener)) {
                fill(side, node, taker, listener);
            }
        }
    }

    private void fill(BookSide side, int node, int taker, BookListener listener) {
        int maker = orders.owner(node);
        long part = Math.min(open, orders.size(node));
        lastPrice = side.bestPrice();
        open -= part;
        filled += part;
        side.fill(node, part);
        listener.onFill(maker, taker, lastPrice, side.signed(-part));
    }

    /** Cancels what a reduce-only order could not reduce any more; returns whether anything is left of it. */
    private boolean trim(BookSide side, int node, int taker, BookListener listener) {
        long size = orders.size(node);
        long rest = Math.min(size, usable(side, node, taker));
        if (rest < size) {
            cancel(side, node, size - rest, CancelCause.REDUCE_ONLY, listener);
        }
        return rest > 0;
    }

    /** A fill by its own owner reduces nothing. */
    private long usable(BookSide side, int node, int taker) {
        int owner = orders.owner(node);
        return owner == taker ? 0 : positions.reducible(owner, side.buys());
    }

    private void separate(BookSide side, int node, BookListener listener) {
        int owner = orders.owner(node);
        long size = orders.size(node);
        long fromMaker = switch (selfTrade) {
            case ALLOWED, CANCEL_NEWEST -> 0;
            case CANCEL_OLDEST, CANCEL_BOTH -> size;
            case DECREMENT -> Math.min(open, size);
        };
        long fromTaker = switch (selfTrade) {
            case ALLOWED, CANCEL_OLDEST -> 0;
            case CANCEL_NEWEST, CANCEL_BOTH -> open;
            case DECREMENT -> Math.min(open, size);
        };
        if (fromMaker > 0) {
            cancel(side, node, fromMaker, CancelCause.SELF_TRADE, listener);
        }
        if (fromTaker > 0) {
            open -= fromTaker;
            listener.onCancelled(owner, OrderBook.NO_ORDER, side.signed(-fromTaker), CancelCause.SELF_TRADE);
        }
    }

    /** Takes a part of a resting order away, or all of it, and tells why. */
    void cancel(BookSide side, int node, long quantity, CancelCause cause, BookListener listener) {
        int owner = orders.owner(node);
        long id = orders.id(node);
        side.reduce(node, quantity);
        listener.onCancelled(owner, id, side.signed(quantity), cause);
    }

    /** Tells the listener of the fills that {@link #run} would make, and changes nothing; returns how much they are. */
    long preview(BookSide side, int taker, long quantity, long limit, BookListener listener) {
        long wanted = quantity;
        long found = 0;
        int node = side.reaches(limit) ? side.front() : RestingOrders.NONE;
        while (wanted > 0 && node != RestingOrders.NONE) {
            if (orders.owner(node) == taker && selfTrade != SelfTrade.ALLOWED) {
                wanted -= wantedLess(wanted, orders.size(node));
            } else {
                long part = Math.min(wanted, previewSize(side, node, taker));
                wanted -= part;
                found += part;
                if (part > 0) {
                    listener.onFill(orders.owner(node), taker, side.priceOf(node), side.signed(-part));
                }
            }
            node = side.after(node, limit);
        }
        return found;
    }

    /** What meeting an order of its own takes from an incoming one. */
    private long wantedLess(long wanted, long size) {
        return switch (selfTrade) {
            case ALLOWED, CANCEL_OLDEST -> 0;
            case CANCEL_NEWEST, CANCEL_BOTH -> wanted;
            case DECREMENT -> Math.min(wanted, size);
        };
    }

    /** What an order would give after all before it are filled, which changes its owner's position too. */
    private long previewSize(BookSide side, int node, int taker) {
        long size = orders.size(node);
        if (!orders.isReduceOnly(node)) {
            return size;
        }
        long left = usable(side, node, taker);
        int before = side.front();
        while (before != node) {
            if (orders.owner(before) == orders.owner(node)) {
                left -= Math.min(left, orders.size(before));
            }
            before = side.after(before, side.priceOf(node));
        }
        return Math.min(size, left);
    }
}
