package io.backstop.simulator.sweep;

import io.backstop.model.venue.Payer;
import io.backstop.simulator.replay.RowNames;
import io.backstop.simulator.report.SweepFigures;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Measure;
import io.backstop.simulator.report.SweepFigures.Range;
import io.backstop.simulator.report.SweepFigures.Tapes;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Sample;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Gathers what the page of a sweep shows, group by group. Not thread safe. */
final class SweepReport {

    /** A page of more lines is no longer read, and memory is to stay flat; {@code sweep.json} has all. */
    private static final int MOST_LINES = 2000;

    /** The columns of runs whose means are shown. */
    private static final Map<Kind, String> MEANS = means();

    private static final List<Kind> COVERAGES = List.of(Kind.COVERAGE_95, Kind.COVERAGE_99, Kind.COVERAGE_999);

    private final SweepPlan plan;
    private final String scenarioText;
    private final String command;
    private final List<Line> lines = new ArrayList<>();
    private long left;
    private long refused;

    private static Map<Kind, String> means() {
        Map<Kind, String> means = new EnumMap<>(Map.of(
                Kind.SHORTFALL, "shortfall",
                Kind.LP_RESULT, "outcomes.lp.result",
                Kind.LP_RETURN, "outcomes.lp.return",
                Kind.LATENCY_TRANSFER, "latencyTransfer"));
        for (Payer payer : Payer.values()) {
            means.put(Kind.valueOf("PAID_BY_" + payer.name()), "paidBy." + payer.label());
        }
        return means;
    }

    SweepReport(SweepPlan plan, String scenarioText, String command) {
        this.plan = plan;
        this.scenarioText = scenarioText;
        this.command = command;
    }

    /** Adds the runs of a venue at a point. */
    void add(Group group) {
        refused += RowNames.isOfFurtherContract(group.venue()) ? 0 : group.refused();
        if (lines.size() < MOST_LINES) {
            lines.add(line(group));
        } else {
            left++;
        }
    }

    private Line line(Group group) {
        List<Figure> figures = new ArrayList<>();
        MEANS.forEach((kind, name) ->
                group.sample(name).ifPresent(sample -> figures.add(mean(new Measure(kind, ""), sample))));
        for (Group.Event event : Group.Event.values()) {
            group.frequency(event).ifPresent(found -> figures.add(share(kind(event), found.share())));
        }
        group.losses().forEach((pocket, losses) -> figures.addAll(tails(pocket, losses)));
        group.coverage().ifPresent(coverage -> figures.addAll(coverages(coverage)));
        int runs = group.sample("shortfall").map(Sample::size).orElse(0);
        return new Line(places(group.point()), group.venue(), runs, figures);
    }

    SweepFigures figures(Tapes tapes) {
        return new SweepFigures(
                plan.name(),
                scenarioText,
                command,
                plan.hash(),
                plan.runs(),
                refused,
                plan.seeds().size(),
                plan.keys().stream()
                        .map(key -> new SweepFigures.Varied(
                                key.key(),
                                key.values().stream()
                                        .map(value -> new SweepFigures.Value(value.text(), value.number()))
                                        .toList()))
                        .toList(),
                lines,
                left,
                tapes);
    }

    /** The last key's values come fastest. */
    private List<Integer> places(int point) {
        List<Integer> places = new ArrayList<>();
        int rest = point;
        for (VariedKey key : plan.keys().reversed()) {
            places.addFirst(rest % key.values().size());
            rest /= key.values().size();
        }
        return places;
    }

    private static Figure mean(Measure measure, Sample sample) {
        Interval mean = sample.mean();
        return new Figure(
                measure, mean.estimate(), range(mean), new Range(sample.quantile(0.05), sample.quantile(0.95)));
    }

    private static Figure share(Kind kind, Interval share) {
        return new Figure(new Measure(kind, ""), share.estimate(), range(share), null);
    }

    private static Range range(Interval interval) {
        return new Range(interval.low(), interval.high());
    }

    private static List<Figure> tails(String pocket, Sample losses) {
        return List.of(
                tail(Kind.VALUE_AT_RISK_95, pocket, losses.valueAtRisk(0.95)),
                tail(Kind.EXPECTED_SHORTFALL_95, pocket, losses.expectedShortfall(0.95)),
                tail(Kind.VALUE_AT_RISK_99, pocket, losses.valueAtRisk(0.99)),
                tail(Kind.EXPECTED_SHORTFALL_99, pocket, losses.expectedShortfall(0.99)));
    }

    private static Figure tail(Kind kind, String pocket, double value) {
        return new Figure(new Measure(kind, pocket), value, null, null);
    }

    private static List<Figure> coverages(Coverage coverage) {
        List<Figure> figures = new ArrayList<>();
        coverage.starts().forEach((name, start) -> {
            String pocket = name.equals(Coverage.ALL) ? "" : name;
            for (int level = 0; level < Coverage.LEVELS; level++) {
                double covered = coverage.levels().get(level).covered(start).orElse(Double.POSITIVE_INFINITY);
                figures.add(tail(COVERAGES.get(level), pocket, covered));
            }
        });
        return figures;
    }

    private static Kind kind(Group.Event event) {
        return switch (event) {
            case FUND_DEPLETED -> Kind.FUND_DEPLETED;
            case ADL -> Kind.ADL;
            case BAD_DEBT -> Kind.BAD_DEBT;
        };
    }
}
