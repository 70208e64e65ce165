package io.backstop.model.units;

import java.util.Arrays;

/** Numbers in order, in pages, so that nothing is copied when there come to be more. Not thread safe. */
public final class LongColumn {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;

    private long[][] pages = new long[1][PAGE];
    private int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number at a place, counted from 0. */
    public long get(int place) {
        return pages[place >>> PAGE_BITS][place & (PAGE - 1)];
    }

    /** Replaces the number at a place. */
    public void set(int place, long number) {
        pages[place >>> PAGE_BITS][place & (PAGE - 1)] = number;
    }

    /** Puts a number behind all others. */
    public void add(long number) {
        int page = size >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new long[PAGE];
        }
        pages[page][size & (PAGE - 1)] = number;
        size++;
    }
}
