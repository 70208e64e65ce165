package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * One place where a feed's price is observed.
 *
 * @param path its price
 * @param lag how old what it shows is
 * @param noise standard deviation of each observation, relative to the price (1e-9)
 * @param confidence half the width in which it says that the price lies, relative to it (1e-9)
 * @param weight in aggregations that weigh
 * @param outages when it shows nothing
 * @param misplacements when its decimal point is wrong
 */
public record PriceSourceSpec(
        PathSpec path,
        LatencySpec lag,
        long noise,
        long confidence,
        int weight,
        List<TimeWindow> outages,
        List<Misplacement> misplacements) {

    /** No source weighs more. */
    public static final int MOST_WEIGHT = 10_000;

    /** Checks the figures. */
    public PriceSourceSpec {
        Figures.requireWithin("noise", noise, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("confidence", confidence, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("weight", weight, 1, MOST_WEIGHT);
        outages = List.copyOf(outages);
        misplacements = List.copyOf(misplacements);
    }

    /**
     * A time of wrong decimals.
     *
     * @param during when
     * @param by how many places the point moves to the right; negative makes the price smaller
     */
    public record Misplacement(TimeWindow during, int by) {

        /** No point moves further. */
        public static final int FURTHEST = 12;

        /** Checks the figure. */
        public Misplacement {
            Figures.requireWithin("by", by, -FURTHEST, FURTHEST);
        }
    }
}
