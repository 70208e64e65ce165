package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.Decimals;
import io.backstop.oracle.laboratory.Ages;
import io.backstop.oracle.laboratory.FeedReport;
import io.backstop.oracle.laboratory.Sample;
import io.backstop.oracle.laboratory.UpdateCauses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** The figures of a feed in words, the same in the terminal and on the page. */
final class FeedFigures {

    /** Thousandths at which distributions are told. */
    static final List<Integer> SHARES = List.of(10, 50, 100, 250, 500, 750, 900, 950, 990, 1000);

    private static final long SECOND = 1000;
    private static final int TENTHS_OF_BASIS_POINTS = 4;
    private static final long PER_HUNDRED_THOUSANDTH = 1000;
    private static final int MOST_EPISODES = 10;

    private FeedFigures() {}

    /**
     * Figures under one heading.
     *
     * @param name what they are of
     * @param header over each column but the first
     * @param rows the first text of each names it
     */
    record Table(String name, List<String> header, List<List<String>> rows) {}

    /** All tables, in the order in which they are shown. */
    static List<Table> of(FeedReport report) {
        List<Table> tables = new ArrayList<>(List.of(age(report.ages()), stale(report), causes(report.causes())));
        tables.add(distributions(report));
        if (report.error() != null) {
            tables.add(new Table(
                    "Distance from the true price",
                    List.of("mean", "99 %", "most", "at"),
                    List.of(List.of(
                            "distance",
                            percent(report.error().mean()),
                            percent(report.error().p99()),
                            percent(report.error().most()),
                            time(report.error().mostAtMillis())))));
        }
        return tables;
    }

    private static Table age(Ages ages) {
        return new Table(
                "Age of the price",
                List.of("mean", "50 % of the time", "90 %", "99 %", "most"),
                List.of(List.of(
                        "age at most",
                        seconds(ages.mean()),
                        seconds(ages.p50()),
                        seconds(ages.p90()),
                        seconds(ages.p99()),
                        seconds(ages.most()))));
    }

    private static Table stale(FeedReport report) {
        List<TimeWindow> episodes = report.staleness().episodes();
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of(
                "all " + Dollars.grouped(episodes.size()),
                "",
                "",
                episodes.isEmpty()
                        ? ""
                        : "longest " + seconds(report.staleness().longestMillis())));
        for (int i = 0; i < Math.min(MOST_EPISODES, episodes.size()); i++) {
            TimeWindow episode = episodes.get(i);
            rows.add(List.of(
                    Integer.toString(i + 1),
                    time(episode.fromMillis()),
                    time(episode.toMillis()),
                    seconds(episode.lengthMillis())));
        }
        String limit = seconds(report.staleness().limitMillis());
        return new Table("Stale: older than " + limit, List.of("from", "to", "for"), rows);
    }

    private static Table causes(UpdateCauses causes) {
        return new Table(
                "Updates by cause",
                List.of("every look", "deviation", "heartbeat", "schedule", "other"),
                List.of(List.of(
                        "updates",
                        Dollars.grouped(causes.look()),
                        Dollars.grouped(causes.deviation()),
                        Dollars.grouped(causes.heartbeat()),
                        Dollars.grouped(causes.schedule()),
                        Dollars.grouped(causes.other()))));
    }

    private static Table distributions(FeedReport report) {
        return new Table(
                "From update to update",
                SHARES.stream().map(share -> share / 10 + " %").toList(),
                List.of(
                        row("gap at most", report.gaps(), FeedFigures::seconds),
                        row("change at most", report.changes(), FeedFigures::percent)));
    }

    private static List<String> row(String name, Sample sample, LongFunction<String> words) {
        List<String> cells = new ArrayList<>(List.of(name));
        SHARES.forEach(share -> cells.add(words.apply(sample.quantile(share))));
        return cells;
    }

    /** Seconds, with tenths where there are some. */
    static String seconds(long millis) {
        String whole = Dollars.grouped(millis / SECOND);
        return (millis % SECOND == 0 ? whole : whole + "." + millis % SECOND / 100) + " s";
    }

    /** A ratio in percent with four decimals, rounded down. */
    static String percent(long ratio) {
        return Decimals.format(ratio / PER_HUNDRED_THOUSANDTH, TENTHS_OF_BASIS_POINTS) + " %";
    }

    /** A moment in UTC. */
    static String time(long millis) {
        return Instant.ofEpochMilli(millis).toString();
    }

    /** The tables as lines of text, columns under each other. */
    static List<String> lines(Table table) {
        List<List<String>> all = new ArrayList<>();
        List<String> header = new ArrayList<>(List.of(""));
        header.addAll(table.header());
        all.add(header);
        all.addAll(table.rows());
        List<String> lines = new ArrayList<>(List.of("", table.name()));
        all.forEach(row -> lines.add(line(row, all)));
        return lines;
    }

    private static String line(List<String> row, List<List<String>> all) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < row.size(); column++) {
            line.append(String.format(
                    Locale.ROOT, "  %" + (column == 0 ? "-" : "") + width(all, column) + "s", row.get(column)));
        }
        return line.toString().stripTrailing();
    }

    private static int width(List<List<String>> all, int column) {
        return all.stream()
                .flatMapToInt(row -> IntStream.of(row.get(column).length()))
                .max()
                .orElse(1);
    }
}
