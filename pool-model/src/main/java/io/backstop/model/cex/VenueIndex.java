package io.backstop.model.cex;

import io.backstop.model.cex.mark.IndexPrice;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.IndexSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.Optional;

/** The index that a book venue makes of its sources. Positions are valued and funding is reckoned by it; what really was is the tape's index. */
public final class VenueIndex {

    private VenueIndex() {}

    /**
     * The index of each step (1e-8 dollar) of a contract that has one of its own. Before any source has shown a price it is the tape's price
     * before the first step.
     *
     * @throws IllegalArgumentException if the tape has not as many sources of the venue as it should
     */
    public static Optional<PriceSeries> of(ScenarioTape tape, VenueSpec.Cex venue) {
        return Optional.ofNullable(venue.policies().index()).map(spec -> series(tape, spec, venue.id()));
    }

    private static PriceSeries series(ScenarioTape tape, IndexSpec spec, String venue) {
        List<PriceSeries> sources = tape.sourcePrices().getOrDefault(venue, List.of());
        if (sources.size() != spec.sources().size()) {
            throw new IllegalArgumentException("the tape has %d sources of %s, not %d"
                    .formatted(sources.size(), venue, spec.sources().size()));
        }
        int[] weights =
                spec.sources().stream().mapToInt(PriceSourceSpec::weight).toArray();
        IndexPrice index = new IndexPrice(spec.aggregation(), weights, spec.maxAgeMillis());
        return PriceSeries.of(tape.grid().steps(), step -> {
            long price = shown(index, sources, step, tape.grid().millis(step));
            return price == 0 ? tape.priceBefore() : price;
        });
    }

    private static long shown(IndexPrice index, List<PriceSeries> sources, int step, long millis) {
        for (int source = 0; source < sources.size(); source++) {
            long price = sources.get(source).at(step);
            if (price != 0) {
                index.show(source, price, millis);
            }
        }
        return index.update(millis);
    }
}
