package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import java.util.Arrays;

/**
 * Whose orders wait in a book, so that an account's can be cancelled before it is liquidated.
 *
 * <p>A book tells of a fill without the order's id, so ids of orders that are gone stay until their owner's are cancelled or
 * their list is full. Not thread safe.
 */
public final class OpenOrders {

    private static final int FIRST_ROOM = 4;

    private final OrderBook book;
    private long[][] ids = new long[16][];
    private int[] counts = new int[16];

    /** Orders of this book; none waits yet. */
    public OpenOrders(OrderBook book) {
        this.book = book;
    }

    /** Notes an order that waits; {@link OrderBook#NO_ORDER} is nothing. Not to be called while the book is in use. */
    public void add(int owner, long id) {
        if (id == OrderBook.NO_ORDER) {
            return;
        }
        makeRoom(owner);
        ids[owner][counts[owner]++] = id;
    }

    /** Cancels all orders of an owner, oldest first, and tells of each; returns how many there were. */
    public int cancelAll(int owner, BookListener listener) {
        int cancelled = 0;
        for (int place = 0; owner < counts.length && place < counts[owner]; place++) {
            cancelled += book.cancel(ids[owner][place], listener) ? 1 : 0;
        }
        if (owner < counts.length) {
            counts[owner] = 0;
        }
        return cancelled;
    }

    private void makeRoom(int owner) {
        if (owner >= ids.length) {
            ids = Arrays.copyOf(ids, Math.max(owner + 1, 2 * ids.length));
            counts = Arrays.copyOf(counts, ids.length);
        }
        if (ids[owner] == null) {
            ids[owner] = new long[FIRST_ROOM];
        }
        if (counts[owner] == ids[owner].length) {
            forgetGone(owner);
        }
    }

    /** Grows only where most of the orders are still there, so that each costs O(1) amortised. */
    private void forgetGone(int owner) {
        int kept = 0;
        for (int place = 0; place < counts[owner]; place++) {
            if (book.remaining(ids[owner][place]) > 0) {
                ids[owner][kept++] = ids[owner][place];
            }
        }
        if (kept > ids[owner].length / 2) {
            ids[owner] = Arrays.copyOf(ids[owner], 2 * ids[owner].length);
        }
        counts[owner] = kept;
    }
}
