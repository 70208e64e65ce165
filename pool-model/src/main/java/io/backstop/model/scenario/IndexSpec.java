package io.backstop.model.scenario;

import io.backstop.model.units.Figures;
import java.util.List;

/**
 * An index that a book venue makes of what spot venues show, in place of the scenario's.
 *
 * @param sources the spot venues
 * @param aggregation how one price is made of theirs
 * @param maxAgeMillis a source that was silent for so long or longer does not count; until then its last price does
 */
public record IndexSpec(List<PriceSourceSpec> sources, AggregationSpec aggregation, long maxAgeMillis) {

    /** Checks the figures. */
    public IndexSpec {
        sources = List.copyOf(sources);
        Figures.requireWithin("sources", sources.size(), 1, ObserversSpec.MOST_SOURCES);
        Figures.requireWithin("maxAgeMillis", maxAgeMillis, 1, Long.MAX_VALUE);
    }
}
