package io.backstop.model.cex.book;

import org.jspecify.annotations.Nullable;

/**
 * A limit order book with price–time priority. Prices are ticks, sizes market units: positive buys, negative sells.
 *
 * <p>In steady state it allocates nothing. A reduce-only order is cut to its owner's position when it comes and again when
 * somebody would fill it; in between it waits at its whole size. Not thread safe; one book belongs to one run.
 */
public final class OrderBook {

    /** The id of an order that does not rest. */
    public static final long NO_ORDER = -1;

    /** The price where there is none. */
    public static final long NO_PRICE = 0;

    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final RestingOrders orders = new RestingOrders();
    private final BookSide bids = new BookSide(orders, true);
    private final BookSide asks = new BookSide(orders, false);
    /** By the sign of a size: no branch, because the side of the next order is hard to foretell. */
    private final BookSide[] sides = {bids, asks};

    private final BookRules rules;
    private final PriceBand band;
    private final Matching matching;
    private @Nullable LateQuotes lateQuotes;

    /** A book in which everybody may fill everybody at any price. */
    public OrderBook() {
        this(BookRules.OPEN);
    }

    /** An empty book; its price band bounds nothing before {@link #moveBand}. */
    public OrderBook(BookRules rules) {
        this.rules = rules;
        band = new PriceBand(rules.bandRatio());
        matching = new Matching(orders, rules);
    }

    /** Lays the price band around a reference in ticks. Orders that wait already stay where they are. */
    public void moveBand(long reference) {
        bids.bound(band.highest(reference));
        asks.bound(band.lowest(reference));
    }

    /**
     * Has quotes laid before anybody looks at the book or trades in it again: until then nobody can tell that they are not
     * there. Once.
     */
    public void layWhenSeen(LateQuotes quotes) {
        lateQuotes = quotes;
    }

    /** Has late quotes laid. */
    public void layNow() {
        if (lateQuotes != null) {
            LateQuotes quotes = lateQuotes;
            lateQuotes = null;
            quotes.lay();
        }
    }

    /** Number of orders that wait; late quotes are none yet. */
    public int waiting() {
        return orders.living();
    }

    /** Fills what it can at {@code price} or better and lets the rest wait; returns its id or {@link #NO_ORDER}. */
    public long limit(int owner, long size, long price, BookListener listener) {
        return send(owner, size, price, TimeInForce.GOOD_TILL_CANCELLED, false, listener);
    }

    /** Fills what it can at {@code limit} or better and drops the rest; returns the signed size that was filled. */
    public long immediateOrCancel(int owner, long size, long limit, BookListener listener) {
        send(owner, size, limit, TimeInForce.IMMEDIATE_OR_CANCEL, false, listener);
        return filledAtOnce(size);
    }

    /** Fills what it can at any price inside the band; returns the signed size that was filled. */
    public long market(int owner, long size, BookListener listener) {
        return immediateOrCancel(owner, size, anyPrice(size > 0), listener);
    }

    /** Fills all of it at {@code limit} or better, or nothing; returns whether it did. */
    public boolean fillOrKill(int owner, long size, long limit, BookListener listener) {
        send(owner, size, limit, TimeInForce.FILL_OR_KILL, false, listener);
        return filledAtOnce(size) != 0;
    }

    /** Lets an order wait that fills nobody; returns its id, or {@link #NO_ORDER} if it is refused. */
    public long postOnly(int owner, long size, long price, BookListener listener) {
        return send(owner, size, price, TimeInForce.POST_ONLY, false, listener);
    }

    /**
     * Sends an order that never opens or turns a position: it is cut to what its owner has, and refused if that is nothing.
     *
     * @return the id of what waits, or {@link #NO_ORDER}
     */
    public long reduceOnly(int owner, long size, long price, TimeInForce time, BookListener listener) {
        return send(owner, size, price, time, true, listener);
    }

    /** Tells the listener of the fills {@link #market} would make and changes nothing; returns their signed size. */
    public long previewMarket(int owner, long size, BookListener listener) {
        requireSize(size);
        layNow();
        BookSide own = side(size);
        long limit = own.clip(anyPrice(own.buys()));
        return own.signed(matching.preview(side(-size), owner, Math.abs(size), limit, listener));
    }

    /**
     * Tells the listener of the fills that whoever buys, or sells, without end would make at {@code limit} or better, and changes nothing. He is
     * none of the owners.
     */
    public void previewUpTo(boolean buys, long limit, BookListener listener) {
        layNow();
        long one = buys ? 1 : -1;
        matching.preview(
                side(-one), Integer.MIN_VALUE, Long.MAX_VALUE, side(one).clip(limit), listener);
    }

    /** Takes a resting order out; returns false if it is filled, cancelled or was never there. */
    public boolean cancel(long id) {
        return cancel(id, NOBODY);
    }

    /** As {@link #cancel(long)}, and tells of it. */
    public boolean cancel(long id, BookListener listener) {
        layNow();
        int node = orders.node(id);
        if (node == RestingOrders.NONE) {
            return false;
        }
        BookSide side = sides[orders.isBuy(node) ? 0 : 1];
        matching.cancel(side, node, orders.size(node), CancelCause.WITHDRAWN, listener);
        return true;
    }

    /** What is left of a resting order, without sign; 0 if it is gone. */
    public long remaining(long id) {
        layNow();
        int node = orders.node(id);
        return node == RestingOrders.NONE ? 0 : orders.size(node);
    }

    /** Highest price bid, or {@link #NO_PRICE}. */
    public long bestBid() {
        layNow();
        return bids.isEmpty() ? NO_PRICE : bids.bestPrice();
    }

    /** Lowest price asked, or {@link #NO_PRICE}. */
    public long bestAsk() {
        layNow();
        return asks.isEmpty() ? NO_PRICE : asks.bestPrice();
    }

    /** Size of the oldest order at the best bid, without sign; 0 if there is none. */
    public long frontBidSize() {
        layNow();
        return bids.isEmpty() ? 0 : orders.size(bids.front());
    }

    /** Size of the oldest order at the best ask; 0 if there is none. */
    public long frontAskSize() {
        layNow();
        return asks.isEmpty() ? 0 : orders.size(asks.front());
    }

    /** Price of the last fill, or {@link #NO_PRICE} before the first. */
    public long lastTradePrice() {
        return matching.lastPrice();
    }

    private long send(int owner, long size, long price, TimeInForce time, boolean reduceOnly, BookListener listener) {
        requireSize(size);
        requirePrice(price, time);
        layNow();
        BookSide own = side(size);
        BookSide opposite = side(-size);
        long wanted = Math.abs(size);
        long limit = own.clip(price);
        long quantity = reduceOnly ? Math.min(wanted, rules.positions().reducible(owner, own.buys())) : wanted;
        RefusalCause refusal = refusal(owner, opposite, quantity, price, limit, time);
        if (refusal != null) {
            matching.forget();
            listener.onRefused(owner, price, size, refusal);
            return NO_ORDER;
        }
        if (quantity < wanted) {
            listener.onCancelled(owner, NO_ORDER, own.signed(wanted - quantity), CancelCause.REDUCE_ONLY);
        }
        matching.run(opposite, owner, quantity, limit, listener);
        return matching.open() == 0 ? NO_ORDER : leave(owner, own, limit, time, reduceOnly, listener);
    }

    /** All that can be known before the first fill. */
    private @Nullable RefusalCause refusal(
            int owner, BookSide opposite, long quantity, long price, long limit, TimeInForce time) {
        if (limit != price && rules.outsideBand() == OutsideBand.REFUSE && price != anyPrice(!opposite.buys())) {
            return RefusalCause.OUTSIDE_BAND;
        }
        if (quantity == 0) {
            return RefusalCause.NOTHING_TO_REDUCE;
        }
        if (time == TimeInForce.POST_ONLY && opposite.reaches(limit)) {
            return RefusalCause.WOULD_TAKE;
        }
        if (time == TimeInForce.FILL_OR_KILL && matching.preview(opposite, owner, quantity, limit, NOBODY) < quantity) {
            return RefusalCause.NOT_FILLABLE;
        }
        return null;
    }

    /** What was not filled waits or is dropped; returns its id. */
    private long leave(
            int owner, BookSide side, long limit, TimeInForce time, boolean reduceOnly, BookListener listener) {
        long rest = matching.open();
        if (!waits(time)) {
            listener.onCancelled(owner, NO_ORDER, side.signed(rest), CancelCause.NOT_FILLED);
            return NO_ORDER;
        }
        long id = side.add(owner, limit, rest, reduceOnly);
        listener.onAccepted(owner, id, limit, side.signed(rest));
        return id;
    }

    private long filledAtOnce(long size) {
        return side(size).signed(matching.filled());
    }

    /** Where an order of this size would wait. */
    private BookSide side(long size) {
        return sides[(int) (size >>> 63)];
    }

    private static boolean waits(TimeInForce time) {
        return time == TimeInForce.GOOD_TILL_CANCELLED || time == TimeInForce.POST_ONLY;
    }

    private static long anyPrice(boolean buys) {
        return buys ? Long.MAX_VALUE : NO_PRICE;
    }

    private static void requireSize(long size) {
        if (size == 0 || size == Long.MIN_VALUE) {
            throw new IllegalArgumentException("an order needs a size, was " + size);
        }
    }

    private static void requirePrice(long price, TimeInForce time) {
        if (price <= 0 && waits(time)) {
            throw new IllegalArgumentException("an order that may wait needs a positive price, was " + price);
        }
    }
}
