package io.backstop.model.cex.maker;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/**
 * The part of its profile that a maker quotes, in steps over a volatility or a time: a ratio holds from its key to the next
 * one, and below the first key all of the profile is quoted. Immutable.
 */
public final class DepthTable {

    private final long[] keys;
    private final long[] ratios;

    /**
     * A table.
     *
     * @param keys rising
     * @param ratios from 0 to one
     */
    public DepthTable(long[] keys, long[] ratios) {
        if (keys.length != ratios.length) {
            throw new IllegalArgumentException(
                    "there must be as many ratios as keys, were " + ratios.length + " and " + keys.length);
        }
        for (int place = 0; place < keys.length; place++) {
            Figures.requireWithin("key", keys[place], place == 0 ? 0 : keys[place - 1] + 1, Long.MAX_VALUE);
            Figures.requireWithin("depth ratio", ratios[place], 0, FixedPoint.RATIO_ONE);
        }
        this.keys = keys.clone();
        this.ratios = ratios.clone();
    }

    /** The ratio that holds at a key. */
    public long at(long key) {
        int place = Arrays.binarySearch(keys, key);
        int last = place >= 0 ? place : -place - 2;
        return last < 0 ? FixedPoint.RATIO_ONE : ratios[last];
    }
}
