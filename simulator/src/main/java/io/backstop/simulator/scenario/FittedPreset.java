package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.LatencySpec.QuantilePoint;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.units.Decimals;
import io.backstop.oracle.laboratory.HeartbeatFit;
import io.backstop.oracle.laboratory.IntervalFit;
import io.backstop.oracle.laboratory.RoundFit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A preset of a feed whose figures were fitted to recorded rounds, as YAML; each says what it was read from. */
public final class FittedPreset {

    private static final long SECOND = 1000;
    private static final long HOUR = 3600 * SECOND;
    private static final int COMMENTS_AT = 44;
    private static final int PERCENT = 7;
    private static final int MOST_OUTAGES = 10;

    private final RoundFit fit;
    private final String source;
    private final List<String> lines = new ArrayList<>();

    private FittedPreset(RoundFit fit, String source) {
        this.fit = fit;
        this.source = source;
    }

    /**
     * The text of the preset; reading it gives {@link RoundFit#spec()}.
     *
     * @param source name of the file that holds the rounds
     */
    public static String of(RoundFit fit, String source) {
        return new FittedPreset(fit, source).text();
    }

    private String text() {
        lines.add("# Fitted by ./backstop oracle-report to %d rounds of %s,".formatted(fit.rounds(), source));
        lines.add("# %s to %s.".formatted(time(fit.fromMillis()), time(fit.toMillis())));
        lines.add("#");
        lines.add(
                "# Such a record has the times at which prices landed, not those at which they were observed: it tells"
                        + " how much");
        lines.add("# the latency varies, not what all updates take. Add that as `plus` in `delay`.");
        outages();
        deviation();
        heartbeat();
        interval();
        leaders();
        latency();
        return String.join("\n", lines) + "\n";
    }

    private void outages() {
        List<TimeWindow> outages = fit.failed().outages();
        if (!outages.isEmpty()) {
            lines.add("# Left out of the looks that failed, as no chance explains them: %s."
                    .formatted(outages.size() == 1 ? "one outage" : outages.size() + " outages"));
        }
        outages.stream()
                .limit(MOST_OUTAGES)
                .forEach(outage ->
                        lines.add("#   %s to %s".formatted(time(outage.fromMillis()), time(outage.toMillis()))));
        if (outages.size() > MOST_OUTAGES) {
            lines.add("#   and %d more".formatted(outages.size() - MOST_OUTAGES));
        }
    }

    private void deviation() {
        long threshold = fit.deviation().threshold();
        int below = fit.deviation().below();
        key(
                "deviationThreshold: " + percent(threshold),
                threshold == 0
                        ? "no change stands out as the least: every look publishes"
                        : "edge of the changes: %d of %d are smaller".formatted(below, fit.rounds() - 1));
    }

    private void heartbeat() {
        HeartbeatFit found = fit.heartbeat();
        String seen = found.schedule() == null
                ? "%d rounds that moved less came after about such a silence".formatted(found.rounds())
                : "as the schedule";
        String unseen = "assumption: none came of it, the longest gap is " + duration(found.longestGapMillis());
        String everyLook = "the median gap";
        String comment = fit.deviation().threshold() == 0 ? everyLook : found.millis() == 0 ? unseen : seen;
        key("heartbeat: " + duration(fit.heartbeatMillis()), comment);
        ScheduleSpec schedule = fit.schedule();
        if (schedule != null) {
            key(
                    "schedule: {every: %s, at: %s}"
                            .formatted(duration(schedule.everyMillis()), duration(schedule.atMillis())),
                    "calm rounds keep to this time, whatever came before");
        }
    }

    private void interval() {
        key("interval: " + duration(fit.intervalMillis()), intervalSource(fit.interval()));
    }

    private String intervalSource(IntervalFit found) {
        String overshoot = "overshoots of the changes tell " + duration(found.overshootMillis());
        if (found.millis() == 0) {
            return fit.deviation().threshold() == 0 ? "the median gap" : "gaps are multiples of nothing, " + overshoot;
        }
        String gaps = String.format(Locale.ROOT, "gaps are multiples of it (mean cosine %.2f)", found.concentration());
        return found.overshootMillis() == 0 ? gaps : gaps + "; " + overshoot;
    }

    private void leaders() {
        if (fit.failed().failure() > 0) {
            key(
                    "rounds: {failure: %s, timeout: %s}"
                            .formatted(percent(fit.failed().failure()), duration(fit.intervalMillis())),
                    "share of looks that published nothing");
        }
    }

    private void latency() {
        lines.add("delay:");
        key(
                "  quantiles:",
                fit.latency().gaps() == 0
                        ? "assumption: a block"
                        : "how far %d gaps are from multiples"
                                .formatted(fit.latency().gaps()));
        LatencySpec.Quantiles spec =
                (LatencySpec.Quantiles) fit.latency().spec().distribution();
        for (QuantilePoint point : spec.points()) {
            lines.add("    - {share: %s, delay: %s}".formatted(percent(point.share()), duration(point.millis())));
        }
        if (fit.block().millis() > 0) {
            key(
                    "inclusion: {blockTime: %s}".formatted(duration(fit.block().millis())),
                    String.format(
                            Locale.ROOT,
                            "%.1f %% of all gaps are multiples",
                            fit.block().share() * 100));
        }
    }

    private void key(String text, String comment) {
        lines.add(text + " ".repeat(Math.max(1, COMMENTS_AT - text.length())) + "# " + comment);
    }

    /** Exact, without zeros at the end. */
    private static String percent(long ratio) {
        return Decimals.format(ratio, PERCENT).replaceFirst("\\.?0+$", "") + "%";
    }

    private static String duration(long millis) {
        if (millis % HOUR == 0 && millis > 0) {
            return millis / HOUR + "h";
        }
        return millis % SECOND == 0 ? millis / SECOND + "s" : millis + "ms";
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
