package io.backstop.simulator.report;

import io.backstop.model.venue.VenueRun;
import java.util.Comparator;
import java.util.List;

/** What the numbers mean, in two sentences made from them. */
public final class Explanation {

    private Explanation() {}

    /** Two sentences about a comparison. */
    public static String of(Comparison comparison) {
        List<VenueRun> runs =
                Column.of(comparison.runs()).stream().map(Column::run).toList();
        Comparator<VenueRun> byShortfall = Comparator.comparingLong(VenueRun::shortfall);
        VenueRun most = runs.stream().max(byShortfall).orElseThrow();
        VenueRun least = runs.stream().min(byShortfall).orElseThrow();
        return "A shortfall is what liquidated traders could not pay after losing all their collateral, and the rows"
                + " \"paid by\" say whose money covered it. On this crash it was %s dollars on %s and %s dollars on %s,"
                        .formatted(
                                Dollars.readable(most.shortfall()),
                                most.id(),
                                Dollars.readable(least.shortfall()),
                                least.id())
                + " with the same traders and the same prices.";
    }
}
