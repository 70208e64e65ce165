package io.backstop.model.cex.book;

import java.util.Arrays;

/**
 * Nodes of resting orders as columns, reused through a free list. An id names a node and its generation, so the id of an
 * order that is gone never names a later one.
 *
 * <p>Not thread safe; belongs to one book.
 */
final class RestingOrders {

    static final int NONE = -1;

    private int[] owner = new int[128];
    private int[] generation = new int[128];
    private int[] previous = new int[128];
    private int[] next = new int[128];
    private long[] size = new long[128];
    private int[] slot = new int[128];
    private boolean[] buys = new boolean[128];
    private boolean[] reduceOnly = new boolean[128];
    private int used;
    private int firstFree = NONE;

    /** Takes a node for an order; it is not linked to any other yet. */
    int take(int orderOwner, int level, long quantity, boolean isBuy, boolean onlyReduces) {
        int node = firstFree;
        if (node == NONE) {
            node = fresh();
        } else {
            firstFree = next[node];
        }
        owner[node] = orderOwner;
        buys[node] = isBuy;
        slot[node] = level;
        reduceOnly[node] = onlyReduces;
        size[node] = quantity;
        previous[node] = NONE;
        next[node] = NONE;
        return node;
    }

    /** Gives a node back; its id is dead from now on. */
    void release(int node) {
        size[node] = 0;
        generation[node]++;
        next[node] = firstFree;
        firstFree = node;
    }

    /** The id of the order in a node, never negative. */
    long id(int node) {
        return (generation[node] & 0x7FFF_FFFFL) << 32 | node;
    }

    /** The node of a living order; {@link #NONE} if the id names none. */
    int node(long id) {
        int node = (int) id;
        return id >= 0 && node >= 0 && node < used && size[node] > 0 && id(node) == id ? node : NONE;
    }

    int owner(int node) {
        return owner[node];
    }

    boolean isBuy(int node) {
        return buys[node];
    }

    boolean isReduceOnly(int node) {
        return reduceOnly[node];
    }

    /** The slot of its level. */
    int slot(int node) {
        return slot[node];
    }

    long size(int node) {
        return size[node];
    }

    void reduce(int node, long quantity) {
        size[node] -= quantity;
    }

    int previous(int node) {
        return previous[node];
    }

    int next(int node) {
        return next[node];
    }

    /** Makes {@code after} follow {@code before}; either may be {@link #NONE}. */
    void link(int before, int after) {
        if (before != NONE) {
            next[before] = after;
        }
        if (after != NONE) {
            previous[after] = before;
        }
    }

    private int fresh() {
        if (used == owner.length) {
            int length = used * 2;
            owner = Arrays.copyOf(owner, length);
            generation = Arrays.copyOf(generation, length);
            previous = Arrays.copyOf(previous, length);
            next = Arrays.copyOf(next, length);
            size = Arrays.copyOf(size, length);
            slot = Arrays.copyOf(slot, length);
            buys = Arrays.copyOf(buys, length);
            reduceOnly = Arrays.copyOf(reduceOnly, length);
        }
        return used++;
    }
}
