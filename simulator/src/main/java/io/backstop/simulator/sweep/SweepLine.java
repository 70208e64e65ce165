package io.backstop.simulator.sweep;

import io.backstop.simulator.report.SweepFigures.Unit;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Sample;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The statistics of a venue at a point of the grid, for a reader's eye.
 *
 * @param cells as many as there are headings
 */
public record SweepLine(List<String> cells) {

    /** What the cells of coverage are. */
    public static final String NOTE =
            "pockets cover: what all pockets had before the tape, mean, over the shortfall that"
                    + " 95, 99 and 99.9 % of the runs do not exceed (* the largest of the runs, too few for more)";

    private static final String NOTHING = "–";
    private static final String LARGEST = " *";
    private static final double WORST = 0.95;

    /** Copies the list. */
    public SweepLine {
        cells = List.copyOf(cells);
    }

    /** What the cells are. */
    public static List<String> headings(SweepPlan plan) {
        List<String> headings = new ArrayList<>();
        plan.keys().forEach(key -> headings.add(key.key()));
        headings.addAll(List.of(
                "venue",
                "runs",
                "refused",
                "shortfall, mean",
                "±95%",
                "P(fund empty)",
                "P(ADL)",
                "P(bad debt)",
                "pockets cover 95%",
                "99%",
                "99.9%",
                "worst 5%: pocket",
                "loses"));
        return headings;
    }

    static SweepLine of(SweepPlan plan, Group group) {
        List<String> cells = new ArrayList<>();
        plan.points().get(group.point()).values().forEach(value -> cells.add(value.text()));
        cells.add(group.venue());
        Optional<Sample> shortfall = group.sample("shortfall");
        Optional<Interval> mean = shortfall.map(Sample::mean);
        cells.add(Integer.toString(shortfall.map(Sample::size).orElse(0)));
        cells.add(Integer.toString(group.refused()));
        cells.add(mean.map(found -> dollars(found.estimate())).orElse(NOTHING));
        cells.add(mean.map(found -> dollars(found.high() - found.estimate())).orElse(NOTHING));
        for (Group.Event event : Group.Event.values()) {
            cells.add(group.frequency(event).map(SweepLine::percent).orElse(NOTHING));
        }
        addCoverage(cells, group);
        addWorst(cells, group);
        return new SweepLine(cells);
    }

    /** Of all pockets together; a star stands where the sample is too small for the percentile. */
    private static void addCoverage(List<String> cells, Group group) {
        Coverage coverage = group.coverage().orElse(null);
        for (int level = 0; level < Coverage.LEVELS; level++) {
            cells.add(coverage == null ? NOTHING : covered(coverage, level));
        }
    }

    private static String covered(Coverage coverage, int level) {
        return Unit.COVERAGE.text(coverage.ofAll(level).orElse(Double.POSITIVE_INFINITY))
                + (coverage.levels().get(level).isLargest() ? LARGEST : "");
    }

    /** The pockets that lose most in the worst runs: one, or all that lose as much. */
    private static void addWorst(List<String> cells, Group group) {
        SortedMap<String, Double> losses = new TreeMap<>();
        group.losses().forEach((pocket, sample) -> losses.put(pocket, sample.expectedShortfall(WORST)));
        if (losses.isEmpty()) {
            cells.addAll(List.of(NOTHING, NOTHING));
            return;
        }
        double most = Collections.max(losses.values());
        losses.values().removeIf(loss -> loss < most);
        cells.add(String.join(", ", losses.keySet()));
        cells.add(dollars(most));
    }

    private static String percent(Group.Frequency found) {
        return String.format(Locale.ROOT, "%.1f %%", found.share().estimate() * 100);
    }

    private static String dollars(double amount) {
        return String.format(Locale.ROOT, "%,.0f", amount).replace('-', '−');
    }
}
