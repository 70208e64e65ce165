package io.backstop.model.units;

import java.util.Arrays;

/** Numbers in order, in pages, so that nothing is copied when there come to be more. Not thread safe. */
public final class IntColumn {

    private static final int PAGE_BITS = 12;
    private static final int PAGE = 1 << PAGE_BITS;

    private int[][] pages = new int[1][PAGE];
    private int size;

    /** How many there are. */
    public int size() {
        return size;
    }

    /** The number at a place, counted from 0. */
    public int get(int place) {
        return pages[place >>> PAGE_BITS][place & (PAGE - 1)];
    }

    /** Puts a number behind all others. */
    public void add(int number) {
        int page = size >>> PAGE_BITS;
        if (page == pages.length) {
            pages = Arrays.copyOf(pages, page * 2);
        }
        if (pages[page] == null) {
            pages[page] = new int[PAGE];
        }
        pages[page][size & (PAGE - 1)] = number;
        size++;
    }

    /** Takes all out and keeps the pages for others. */
    public void clear() {
        size = 0;
    }
}
