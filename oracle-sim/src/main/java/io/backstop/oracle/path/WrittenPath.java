package io.backstop.oracle.path;

import io.backstop.model.market.PriceSeries;
import java.util.List;

/**
 * A price for each step.
 *
 * @param priceBefore the path one step before the grid (1e-8 dollar); the first point's price if the path starts with
 *     the grid
 * @param prices one price per step (1e-8 dollar)
 * @param clampedBars how many bars of a file opened outside [low, high] and were moved inside
 * @param gaps where bars of a file are missing; empty or one file's
 */
public record WrittenPath(long priceBefore, PriceSeries prices, int clampedBars, List<FileGaps> gaps) {

    /** Keeps the gaps as they are. */
    public WrittenPath {
        gaps = List.copyOf(gaps);
    }

    /** A path without gaps. */
    public WrittenPath(long priceBefore, PriceSeries prices, int clampedBars) {
        this(priceBefore, prices, clampedBars, List.of());
    }
}
