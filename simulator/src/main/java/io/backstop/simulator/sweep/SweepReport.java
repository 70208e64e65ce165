package io.backstop.simulator.sweep;

import io.backstop.simulator.report.SweepFigures;
import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.statistics.Interval;
import io.backstop.simulator.statistics.Sample;
import java.util.ArrayList;
import java.util.List;

/** Gathers what the page of a sweep shows, group by group. Not thread safe. */
final class SweepReport {

    /** A page of more lines is no longer read, and memory is to stay flat; {@code sweep.json} has all. */
    private static final int MOST_LINES = 2000;

    private final SweepPlan plan;
    private final String scenarioText;
    private final String command;
    private final List<Line> lines = new ArrayList<>();
    private long left;
    private long refused;

    SweepReport(SweepPlan plan, String scenarioText, String command) {
        this.plan = plan;
        this.scenarioText = scenarioText;
        this.command = command;
    }

    /** Adds the runs of a venue at a point. */
    void add(Group group) {
        refused += group.refused();
        if (lines.size() < MOST_LINES) {
            lines.add(line(group));
        } else {
            left++;
        }
    }

    private Line line(Group group) {
        List<Figure> figures = new ArrayList<>();
        group.sample("shortfall").ifPresent(sample -> figures.add(dollars(Kind.SHORTFALL, sample)));
        group.sample("lpNetResult").ifPresent(sample -> figures.add(dollars(Kind.LP_RESULT, sample)));
        for (Group.Event event : Group.Event.values()) {
            group.frequency(event).ifPresent(found -> figures.add(share(kind(event), found.share())));
        }
        int runs = group.sample("shortfall").map(Sample::size).orElse(0);
        return new Line(places(group.point()), group.venue(), runs, figures);
    }

    SweepFigures figures() {
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
                left);
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

    private static Figure dollars(Kind kind, Sample sample) {
        Interval mean = sample.mean();
        return new Figure(kind, mean.estimate(), mean.low(), mean.high(), sample.quantile(0.05), sample.quantile(0.95));
    }

    private static Figure share(Kind kind, Interval share) {
        return new Figure(kind, share.estimate(), share.low(), share.high(), share.low(), share.high());
    }

    private static Kind kind(Group.Event event) {
        return switch (event) {
            case FUND_DEPLETED -> Kind.FUND_DEPLETED;
            case ADL -> Kind.ADL;
            case BAD_DEBT -> Kind.BAD_DEBT;
        };
    }
}
