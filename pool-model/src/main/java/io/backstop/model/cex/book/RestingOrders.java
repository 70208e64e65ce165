package io.backstop.model.cex.book;

import java.util.Arrays;

/**
 * Nodes of resting orders, reused through a free list. An id names a node and its generation, so the id of an order that is
 * gone never names a later one.
 *
 * <p>A node is a row of eight numbers, half a cache line, because most of them are wanted together. Not thread safe; belongs
 * to one book.
 */
final class RestingOrders {

    /** No node. Its row is scratch, so that a queue's ends need no special case. */
    static final int NONE = 0;

    private static final int ROW_BITS = 3;
    private static final int OWNER = 0;
    private static final int GENERATION = 1;
    private static final int PREVIOUS = 2;
    private static final int NEXT = 3;
    private static final int SLOT = 4;
    private static final int FLAGS = 5;

    private static final int BUYS = 1;
    private static final int REDUCE_ONLY = 2;

    private int[] rows = new int[128 << ROW_BITS];
    private long[] size = new long[128];
    private int used = 1;
    private int firstFree = NONE;

    /** Takes a node for an order; it is not linked to any other yet. */
    int take(int owner, int slot, long quantity, boolean buys, boolean reduceOnly) {
        int node = firstFree;
        if (node == NONE) {
            node = fresh();
        } else {
            firstFree = next(node);
        }
        int row = node << ROW_BITS;
        rows[row + OWNER] = owner;
        rows[row + SLOT] = slot;
        rows[row + FLAGS] = (buys ? BUYS : 0) | (reduceOnly ? REDUCE_ONLY : 0);
        rows[row + PREVIOUS] = NONE;
        rows[row + NEXT] = NONE;
        size[node] = quantity;
        return node;
    }

    /** Gives a node back; its id is dead from now on. */
    void release(int node) {
        int row = node << ROW_BITS;
        size[node] = 0;
        rows[row + GENERATION]++;
        rows[row + NEXT] = firstFree;
        firstFree = node;
    }

    /** How many orders there are; counted anew, because those who come and go must not pay for it. */
    int living() {
        int living = 0;
        for (int node = 1; node < used; node++) {
            living += size[node] > 0 ? 1 : 0;
        }
        return living;
    }

    /** The id of the order in a node, never negative. */
    long id(int node) {
        return (rows[(node << ROW_BITS) + GENERATION] & 0x7FFF_FFFFL) << 32 | node;
    }

    /** The node of a living order; {@link #NONE} if the id names none. */
    int node(long id) {
        int node = (int) id;
        return id >= 0 && node > NONE && node < used && size[node] > 0 && id(node) == id ? node : NONE;
    }

    int owner(int node) {
        return rows[(node << ROW_BITS) + OWNER];
    }

    boolean isBuy(int node) {
        return (rows[(node << ROW_BITS) + FLAGS] & BUYS) != 0;
    }

    boolean isReduceOnly(int node) {
        return (rows[(node << ROW_BITS) + FLAGS] & REDUCE_ONLY) != 0;
    }

    /** The slot of its level. */
    int slot(int node) {
        return rows[(node << ROW_BITS) + SLOT];
    }

    long size(int node) {
        return size[node];
    }

    void reduce(int node, long quantity) {
        size[node] -= quantity;
    }

    int previous(int node) {
        return rows[(node << ROW_BITS) + PREVIOUS];
    }

    int next(int node) {
        return rows[(node << ROW_BITS) + NEXT];
    }

    /** Makes {@code after} follow {@code before}; either may be {@link #NONE}. */
    void link(int before, int after) {
        rows[(before << ROW_BITS) + NEXT] = after;
        rows[(after << ROW_BITS) + PREVIOUS] = before;
    }

    private int fresh() {
        if (used == size.length) {
            rows = Arrays.copyOf(rows, rows.length * 2);
            size = Arrays.copyOf(size, used * 2);
        }
        return used++;
    }
}
