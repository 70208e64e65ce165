package io.backstop.model.cex.book;

import java.util.Arrays;

/**
 * The price levels of one side of a book, each with the first and the last order of its queue. The largest key is the best.
 *
 * <p>A level is a slot of a page of 64 neighbouring keys with one bit each; the pages lie in a sorted array with the best at
 * its end. So the best level is known, the next is a bit away, an order finds its level without a search, and prices may
 * move as far as they like: pages of a single level cost a search among the pages. Emptied pages are used again. Not thread
 * safe.
 */
final class Levels {

    static final int NONE = -1;

    private static final int PAGE_BITS = 6;
    private static final int PAGE = 1 << PAGE_BITS;

    private int[] heads = new int[PAGE];
    private int[] tails = new int[PAGE];
    private long[] numbers = new long[1];
    private long[] occupied = new long[1];
    private int[] freePages = new int[1];
    private int free;
    private int made;

    private int[] sorted = new int[1];
    private int pages;

    /** For each rest of a page's number by 64 the page that was looked for last, which may be another's by now. */
    private final int[] recent = new int[PAGE];

    private int best = NONE;
    private long bestKey = Long.MIN_VALUE;

    /** The slot of the largest key, or {@link #NONE}. */
    int best() {
        return best;
    }

    /** The largest key; {@link Long#MIN_VALUE} without any. */
    long bestKey() {
        return bestKey;
    }

    long key(int slot) {
        return numbers[slot >>> PAGE_BITS] << PAGE_BITS | offset(slot);
    }

    int head(int slot) {
        return heads[slot];
    }

    void head(int slot, int node) {
        heads[slot] = node;
    }

    int tail(int slot) {
        return tails[slot];
    }

    void tail(int slot, int node) {
        tails[slot] = node;
    }

    boolean isEmpty(int slot) {
        return (occupied[slot >>> PAGE_BITS] & bit(slot)) == 0;
    }

    /** The slot of a key, which must be filled at once if it is empty. */
    int slot(long key) {
        return page(key >> PAGE_BITS) << PAGE_BITS | offset(key);
    }

    /** Begins the queue of an empty slot. */
    void open(int slot, int node) {
        occupied[slot >>> PAGE_BITS] |= bit(slot);
        heads[slot] = node;
        tails[slot] = node;
        long key = key(slot);
        if (key > bestKey) {
            best = slot;
            bestKey = key;
        }
    }

    /** Ends the queue of a slot, whose last order is gone. */
    void close(int slot) {
        if (slot == best) {
            best = worseThan(slot);
            bestKey = best == NONE ? Long.MIN_VALUE : key(best);
        }
        int page = slot >>> PAGE_BITS;
        occupied[page] &= ~bit(slot);
        if (occupied[page] == 0) {
            delete(page);
        }
    }

    /** The slot of the next smaller key that has orders, or {@link #NONE}. */
    int worseThan(int slot) {
        int page = slot >>> PAGE_BITS;
        long below = occupied[page] & (bit(slot) - 1);
        if (below == 0) {
            int place = place(numbers[page]) - 1;
            if (place < 0) {
                return NONE;
            }
            page = sorted[place];
            below = occupied[page];
        }
        return page << PAGE_BITS | (Long.SIZE - 1 - Long.numberOfLeadingZeros(below));
    }

    /** The last six bits: the place of a key, or of its slot, in a page. */
    private static int offset(long key) {
        return (int) (key & (PAGE - 1));
    }

    private static long bit(int slot) {
        return 1L << slot;
    }

    private int page(long number) {
        int page = recent[offset(number)];
        return numbers[page] == number && occupied[page] != 0 ? page : search(number);
    }

    private int search(long number) {
        int place = place(number);
        int page = place >= 0 ? sorted[place] : insert(-place - 1, number);
        recent[offset(number)] = page;
        return page;
    }

    /** Where the page with this number is, or {@code -place - 1} where it would have to be put. */
    private int place(long number) {
        int low = 0;
        int high = pages - 1;
        if (high < 0 || number <= numbers[sorted[0]]) {
            return high >= 0 && number == numbers[sorted[0]] ? 0 : -1;
        }
        if (number >= numbers[sorted[high]]) {
            return number == numbers[sorted[high]] ? high : -high - 2;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long there = numbers[sorted[middle]];
            if (there < number) {
                low = middle + 1;
            } else if (there > number) {
                high = middle - 1;
            } else {
                return middle;
            }
        }
        return -low - 1;
    }

    private int insert(int place, long number) {
        int page = free > 0 ? freePages[--free] : fresh();
        numbers[page] = number;
        System.arraycopy(sorted, place, sorted, place + 1, pages - place);
        sorted[place] = page;
        pages++;
        return page;
    }

    private void delete(int page) {
        int place = place(numbers[page]);
        pages--;
        System.arraycopy(sorted, place + 1, sorted, place, pages - place);
        freePages[free++] = page;
    }

    private int fresh() {
        if (made == numbers.length) {
            int length = made * 2;
            numbers = Arrays.copyOf(numbers, length);
            occupied = Arrays.copyOf(occupied, length);
            sorted = Arrays.copyOf(sorted, length);
            freePages = Arrays.copyOf(freePages, length);
            heads = Arrays.copyOf(heads, length * PAGE);
            tails = Arrays.copyOf(tails, length * PAGE);
        }
        return made++;
    }
}
