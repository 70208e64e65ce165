package io.backstop.simulator.scenario;

import io.backstop.model.scenario.AggregationSpec;
import io.backstop.model.scenario.ObserversSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.PriceSourceSpec.Misplacement;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code observers} of a feed: where its prices are observed and how one is made of theirs. */
final class ObserversSection {

    /** Binance. */
    static final long DEFAULT_CUT = 50_000_000;

    private static final long DEFAULT_TRIM = 250_000_000;

    private final PathSection paths;
    private final LatencySection latencies;

    ObserversSection(PathSection paths, LatencySection latencies) {
        this.paths = paths;
        this.latencies = latencies;
    }

    /** Null where the index is seen as it is. */
    @Nullable
    ObserversSpec read(@Nullable Node observers) {
        if (observers == null) {
            return null;
        }
        observers.allowOnly("sources", "aggregation", "least");
        List<PriceSourceSpec> sources = sources(observers.required("sources"));
        return new ObserversSpec(
                sources,
                aggregation(observers.optional("aggregation")),
                observers.whole("least", 1, 1, sources.size()));
    }

    /** A list of sources, each as often as it says. */
    List<PriceSourceSpec> sources(Node given) {
        List<PriceSourceSpec> sources = new ArrayList<>();
        for (Node source : given.someItems()) {
            sources.addAll(
                    Collections.nCopies(source.whole("count", 1, 1, ObserversSpec.MOST_SOURCES), source(source)));
        }
        if (sources.size() > ObserversSpec.MOST_SOURCES) {
            throw given.mistakeWithoutValue(
                    "must be at most " + ObserversSpec.MOST_SOURCES + " in all, was " + sources.size());
        }
        return sources;
    }

    private PriceSourceSpec source(Node source) {
        source.allowOnly("count", "path", "stress", "lag", "noise", "confidence", "weight", "outages", "wrongDecimals");
        return new PriceSourceSpec(
                paths.readSource(source),
                latencies.read(source.optional("lag")),
                share(source, "noise"),
                share(source, "confidence"),
                source.whole("weight", 1, 1, PriceSourceSpec.MOST_WEIGHT),
                source.list("outages").stream().map(this::outage).toList(),
                source.list("wrongDecimals").stream().map(this::misplacement).toList());
    }

    private TimeWindow outage(Node outage) {
        return WindowSection.readOnly(outage, paths.grid().startMillis());
    }

    private Misplacement misplacement(Node wrong) {
        wrong.allowOnly("at", "for", "by");
        return new Misplacement(
                WindowSection.read(wrong, paths.grid().startMillis()),
                WindowSection.decimalPlaces(wrong.required("by")));
    }

    /** How one price is made of several; the median where nobody says. */
    static AggregationSpec aggregation(@Nullable Node aggregation) {
        if (aggregation == null) {
            return new AggregationSpec.Median();
        }
        boolean isName = aggregation.json().isTextual();
        Node kind = isName ? aggregation : aggregation.required("kind");
        String name = kind.oneOf("median", "trimmedMean", "weightedMean", "weightedMedian", "quartileMedian");
        if (!isName) {
            aggregation.allowOnly(
                    switch (name) {
                        case "trimmedMean" -> new String[] {"kind", "share"};
                        case "weightedMean" -> new String[] {"kind", "cut"};
                        default -> new String[] {"kind"};
                    });
        }
        return switch (name) {
            case "trimmedMean" -> new AggregationSpec.TrimmedMean(trim(aggregation.optional("share")));
            case "weightedMean" -> new AggregationSpec.WeightedMean(cut(aggregation.optional("cut")));
            case "weightedMedian" -> new AggregationSpec.WeightedMedian();
            case "quartileMedian" -> new AggregationSpec.QuartileMedian();
            default -> new AggregationSpec.Median();
        };
    }

    private static long trim(@Nullable Node share) {
        long read = share == null ? DEFAULT_TRIM : Quantity.ratio(share);
        if (share != null && read >= FixedPoint.RATIO_ONE / 2) {
            throw share.mistake("must be below 50%");
        }
        return read;
    }

    private static long cut(@Nullable Node cut) {
        long read = cut == null ? DEFAULT_CUT : Quantity.share(cut);
        if (cut != null && read == 0) {
            throw cut.mistake("must be positive");
        }
        return read;
    }

    private static long share(Node parent, String key) {
        Node share = parent.optional(key);
        return share == null ? 0 : Quantity.share(share);
    }
}
