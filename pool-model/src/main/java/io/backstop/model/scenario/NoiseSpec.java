package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Market orders of traders who know nothing, at most one in a step; the tape's number decides which.
 *
 * @param chance ratio of the steps that have one (1e-9)
 * @param leastSize market units
 * @param mostSize market units; all sizes between them are as likely
 */
public record NoiseSpec(long chance, long leastSize, long mostSize) {

    /** Checks the figures. */
    public NoiseSpec {
        Figures.requireWithin("chance", chance, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("leastSize", leastSize, 1, Long.MAX_VALUE);
        Figures.requireWithin("mostSize", mostSize, leastSize, Long.MAX_VALUE - 1);
    }
}
