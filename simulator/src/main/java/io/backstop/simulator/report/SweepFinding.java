package io.backstop.simulator.report;

import io.backstop.simulator.report.SweepFigures.Figure;
import io.backstop.simulator.report.SweepFigures.Kind;
import io.backstop.simulator.report.SweepFigures.Line;
import io.backstop.simulator.report.SweepFigures.Measure;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What a sweep found in one sentence: where the mean shortfall of the venue is least and most on which it changes most. */
final class SweepFinding {

    private static final double MICRO_DOLLARS = 1e6;

    private static final Measure SHORTFALL = new Measure(Kind.SHORTFALL, "");

    private SweepFinding() {}

    /** The sentence; empty where nothing was varied, no venue ran at two points, or not all lines are known. */
    static String of(SweepFigures figures) {
        Map<String, List<Line>> venues = figures.lines().stream()
                .filter(line -> line.figure(SHORTFALL) != null)
                .collect(Collectors.groupingBy(Line::venue, LinkedHashMap::new, Collectors.toList()));
        venues.values().removeIf(lines -> lines.size() < 2);
        if (figures.keys().isEmpty() || venues.isEmpty() || figures.left() > 0) {
            return "";
        }
        List<Line> widest = venues.values().stream()
                .max(Comparator.comparingDouble(SweepFinding::spread))
                .orElseThrow();
        return spread(widest) == 0
                ? "No venue's mean shortfall changes."
                : "The mean shortfall of %s changes most: it is %s, the least, and %s, the most."
                        .formatted(
                                widest.getFirst().venue(),
                                told(figures, widest, shortfall(least(widest))),
                                told(figures, widest, shortfall(most(widest))));
    }

    /** How much it is and where: the values of the keys in their order, or how many points there are. */
    private static String told(SweepFigures figures, List<Line> lines, double mean) {
        List<Line> points =
                lines.stream().filter(line -> shortfall(line) == mean).toList();
        String where = points.size() > 1
                ? Dollars.grouped(points.size()) + " points"
                : IntStream.range(0, figures.keys().size())
                        .mapToObj(key -> value(figures, points.getFirst(), key))
                        .collect(Collectors.joining(" and "));
        return "%s at %s".formatted(Dollars.sign(Math.round(mean * MICRO_DOLLARS)), where);
    }

    private static String value(SweepFigures figures, Line line, int key) {
        return figures.keys().get(key).values().get(line.places().get(key)).text();
    }

    private static Line least(List<Line> lines) {
        return lines.stream()
                .min(Comparator.comparingDouble(SweepFinding::shortfall))
                .orElseThrow();
    }

    private static Line most(List<Line> lines) {
        return lines.stream()
                .max(Comparator.comparingDouble(SweepFinding::shortfall))
                .orElseThrow();
    }

    private static double spread(List<Line> lines) {
        return shortfall(most(lines)) - shortfall(least(lines));
    }

    private static double shortfall(Line line) {
        Figure figure = line.figure(SHORTFALL);
        return figure == null ? 0 : figure.value();
    }
}
