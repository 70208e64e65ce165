package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;

/**
 * Who observes the price of a feed.
 *
 * @param sources where it is observed
 * @param aggregation how one price is made of theirs
 * @param least how many must show one; with fewer there is none
 */
public record ObserversSpec(List<PriceSourceSpec> sources, AggregationSpec aggregation, int least) {

    /** More observers no network has here. */
    public static final int MOST_SOURCES = 100;

    /** Checks the figures. */
    public ObserversSpec {
        sources = List.copyOf(sources);
        Figures.requireWithin("sources", sources.size(), 1, MOST_SOURCES);
        Figures.requireWithin("least", least, 1, sources.size());
    }
}
