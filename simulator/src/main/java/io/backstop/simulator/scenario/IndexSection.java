package io.backstop.simulator.scenario;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.IndexSpec;
import org.jspecify.annotations.Nullable;

/** {@code index} of a book venue: the spot venues that it looks at, and how it makes one price of theirs. */
final class IndexSection {

    /** Binance: no update for 10 s, no weight. */
    private static final long USUAL_AGE = 10_000;

    private final ObserversSection observers;

    /** Indices whose sources are on the clock of the paths. */
    IndexSection(PathSection paths) {
        observers = new ObserversSection(paths, new LatencySection(paths));
    }

    /** Null where the venue goes by the scenario's index. */
    @Nullable
    IndexSpec read(@Nullable Node index) {
        if (index == null) {
            return null;
        }
        index.allowOnly("sources", "aggregation", "maxAge");
        for (Node source : index.required("sources").someItems()) {
            Node confidence = source.optional("confidence");
            if (confidence != null) {
                throw confidence.mistakeWithoutValue(
                        "has no place among the sources of an index, which weighs prices only");
            }
        }
        return new IndexSpec(
                observers.sources(index.required("sources")),
                aggregation(index),
                Quantity.positiveDuration(index, "maxAge", USUAL_AGE));
    }

    private static AggregationSpec aggregation(Node index) {
        Node aggregation = index.optional("aggregation");
        AggregationSpec read = aggregation == null
                ? new AggregationSpec.WeightedMean(ObserversSection.DEFAULT_CUT)
                : ObserversSection.aggregation(aggregation);
        if (aggregation != null && read instanceof AggregationSpec.QuartileMedian) {
            throw aggregation.mistakeWithoutValue(
                    "must be one of median, trimmedMean, weightedMean, weightedMedian: sources of an index have no"
                            + " confidence");
        }
        return read;
    }
}
