package io.backstop.simulator.sweep;

import io.backstop.simulator.report.RunFigures;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Proportion;
import io.backstop.simulator.statistics.Sample;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * All runs of one venue, or of one of its contracts, at one point of the grid.
 *
 * @param point its place in the grid
 * @param venue the name of its row
 * @param kind where it ran
 * @param refused how many runs could not begin, and are in no sample
 * @param samples of each figure that a run has
 */
record Group(int point, String venue, String kind, int refused, Map<String, Sample> samples) {

    private static final String POCKETS = "pockets.";
    private static final String LOSS = ".loss";
    private static final String START = ".start";
    private static final String SHORTFALL = "shortfall";

    /** Keeps the order of the figures. */
    Group {
        samples = new LinkedHashMap<>(samples);
    }

    /** Something that happened in some runs. */
    enum Event {
        FUND_DEPLETED("fundDepleted", RunFigures.DEPLETED),
        ADL("adl", "outcomes.deleveraged"),
        BAD_DEBT("badDebt", "paidBy.badDebt");

        private final String label;
        private final String figure;

        Event(String label, String figure) {
            this.label = label;
            this.figure = figure;
        }

        String label() {
            return label;
        }
    }

    /** How often something happened. */
    record Frequency(int happened, int runs, Interval share) {

        private static Frequency of(Sample sample) {
            return new Frequency(sample.positive(), sample.size(), Proportion.of(sample.positive(), sample.size()));
        }
    }

    /** How often it happened; nothing where it cannot, as with a fund that there is not. */
    Optional<Frequency> frequency(Event event) {
        return sample(event.figure).map(Frequency::of);
    }

    /** The values of a figure; nothing if no run has it. */
    Optional<Sample> sample(String figure) {
        @Nullable Sample sample = samples.get(figure);
        return Optional.ofNullable(sample);
    }

    /** The losses of each pocket, by its name. */
    SortedMap<String, Sample> losses() {
        return ofPockets(LOSS);
    }

    /** What the pockets had before the tape over the shortfall; nothing if no run began. */
    Optional<Coverage> coverage() {
        return sample(SHORTFALL).map(shortfalls -> Coverage.of(shortfalls, ofPockets(START)));
    }

    private SortedMap<String, Sample> ofPockets(String ending) {
        SortedMap<String, Sample> pockets = new TreeMap<>();
        samples.forEach((figure, sample) -> {
            if (figure.startsWith(POCKETS) && figure.endsWith(ending)) {
                pockets.put(figure.substring(POCKETS.length(), figure.length() - ending.length()), sample);
            }
        });
        return pockets;
    }
}
