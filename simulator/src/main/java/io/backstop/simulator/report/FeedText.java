package io.backstop.simulator.report;

import io.backstop.model.units.Decimals;
import io.backstop.oracle.laboratory.FeedReport;
import io.backstop.oracle.laboratory.HalvesTrial.Agreement;
import java.util.ArrayList;
import java.util.List;

/** The report on a feed as lines for a terminal. */
public final class FeedText {

    private static final int HUNDREDTHS = 2;
    private static final long PER_HUNDREDTH = 10_000_000;

    private FeedText() {}

    /** All figures. */
    public static List<String> of(String name, FeedReport report) {
        List<String> lines = new ArrayList<>(List.of(headline(name, report)));
        FeedFigures.of(report).forEach(table -> lines.addAll(FeedFigures.lines(table)));
        return lines;
    }

    private static String headline(String name, FeedReport report) {
        return "%s: %s updates from %s to %s"
                .formatted(
                        name,
                        Dollars.grouped(report.feed().updates().size()),
                        FeedFigures.time(report.feed().startMillis()),
                        FeedFigures.time(report.feed().endMillis()));
    }

    /** How well the feed that was fitted to one half agrees with the other. */
    public static String of(Agreement agreement, int seeds) {
        return ("%nhalves:  %d rounds, %d simulated (%s times as many), distance of changes %s (at most %s), of gaps"
                        + " %s (at most %s), over %d seeds: %s")
                .formatted(
                        agreement.real(),
                        agreement.updates(),
                        hundredths(agreement.countRatio()),
                        hundredths(agreement.change()),
                        hundredths(agreement.worstChange()),
                        hundredths(agreement.gap()),
                        hundredths(agreement.worstGap()),
                        seeds,
                        agreement.holds() ? "agrees" : "does not agree");
    }

    private static String hundredths(long ratio) {
        return Decimals.format((ratio + PER_HUNDREDTH / 2) / PER_HUNDREDTH, HUNDREDTHS);
    }
}
