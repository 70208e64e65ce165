package io.backstop.model.cex.book;

import java.util.Arrays;

/**
 * One side of a book: price levels in a sorted array with the best at its end, each a queue of orders by time.
 *
 * <p>A level's key is its price for bids and minus its price for asks, so that the largest key is the best on both sides.
 * Most work happens near the best price, where little has to be moved. Not thread safe.
 */
final class BookSide {

    private final RestingOrders orders;
    private final boolean buys;
    private long[] keys = new long[64];
    private int[] heads = new int[64];
    private int[] tails = new int[64];
    private int levels;
    private long lastFillPrice;

    /** An empty side of bids or asks. */
    BookSide(RestingOrders orders, boolean buys) {
        this.orders = orders;
        this.buys = buys;
    }

    boolean isEmpty() {
        return levels == 0;
    }

    long bestPrice() {
        return price(keys[levels - 1]);
    }

    /** Price of the side's last fill; without meaning before the first. */
    long lastFillPrice() {
        return lastFillPrice;
    }

    long frontSize() {
        return orders.size(heads[levels - 1]);
    }

    /** Puts an order at the end of the queue of its price and returns its id. */
    long add(int owner, long price, long quantity) {
        long key = key(price);
        int node = orders.take(owner, buys, key, quantity);
        int level = levelOf(key);
        if (level < 0) {
            insert(-level - 1, key, node);
        } else {
            orders.link(tails[level], node);
            tails[level] = node;
        }
        return orders.id(node);
    }

    /** Takes an order out. */
    void remove(int node) {
        int level = levelOf(orders.key(node));
        int before = orders.previous(node);
        int after = orders.next(node);
        orders.link(before, after);
        if (heads[level] == node) {
            heads[level] = after;
        }
        if (tails[level] == node) {
            tails[level] = before;
        }
        orders.release(node);
        if (heads[level] == RestingOrders.NONE) {
            delete(level);
        }
    }

    /** Fills up to {@code quantity} at {@code limit} or better, best price and oldest order first; returns how much. */
    long fill(int taker, long quantity, long limit, BookListener listener) {
        long limitKey = key(limit);
        long open = quantity;
        while (open > 0 && levels > 0 && keys[levels - 1] >= limitKey) {
            open -= fillFront(taker, open, listener);
        }
        return quantity - open;
    }

    /** Tells the listener of the fills that {@link #fill} would make, and changes nothing; returns how much. */
    long preview(int taker, long quantity, long limit, BookListener listener) {
        long limitKey = key(limit);
        long open = quantity;
        for (int level = levels - 1; open > 0 && level >= 0 && keys[level] >= limitKey; level--) {
            for (int node = heads[level]; open > 0 && node != RestingOrders.NONE; node = orders.next(node)) {
                long filled = Math.min(open, orders.size(node));
                open -= filled;
                listener.onFill(orders.owner(node), taker, price(keys[level]), buys ? -filled : filled);
            }
        }
        return quantity - open;
    }

    private long fillFront(int taker, long open, BookListener listener) {
        int node = heads[levels - 1];
        int maker = orders.owner(node);
        lastFillPrice = bestPrice();
        long filled = Math.min(open, orders.size(node));
        if (filled == orders.size(node)) {
            remove(node);
        } else {
            orders.reduce(node, filled);
        }
        listener.onFill(maker, taker, lastFillPrice, buys ? -filled : filled);
        return filled;
    }

    private long key(long price) {
        return buys ? price : -price;
    }

    private long price(long key) {
        return buys ? key : -key;
    }

    /** The level with this key, or {@code -place - 1} where it would have to be put. */
    private int levelOf(long key) {
        return Arrays.binarySearch(keys, 0, levels, key);
    }

    private void insert(int place, long key, int node) {
        if (levels == keys.length) {
            keys = Arrays.copyOf(keys, levels * 2);
            heads = Arrays.copyOf(heads, levels * 2);
            tails = Arrays.copyOf(tails, levels * 2);
        }
        move(place, place + 1);
        levels++;
        keys[place] = key;
        heads[place] = node;
        tails[place] = node;
    }

    private void delete(int level) {
        move(level + 1, level);
        levels--;
    }

    private void move(int from, int to) {
        System.arraycopy(keys, from, keys, to, levels - from);
        System.arraycopy(heads, from, heads, to, levels - from);
        System.arraycopy(tails, from, tails, to, levels - from);
    }
}
