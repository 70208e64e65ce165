package io.backstop.tests.laboratory;

import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.units.Decimals;
import io.backstop.oracle.laboratory.FeedRecord;
import io.backstop.oracle.laboratory.HalvesTrial;
import io.backstop.oracle.laboratory.HalvesTrial.Agreement;
import io.backstop.oracle.laboratory.Move;
import io.backstop.oracle.laboratory.RoundFit;
import io.backstop.oracle.laboratory.Sample;
import io.backstop.oracle.path.RoundFile;
import io.backstop.oracle.path.SegmentVolatility;
import java.util.ArrayList;
import java.util.List;

/** One file of rounds: fitted to its first half and driven through its second in several ways. */
final class FittedFeed {

    private static final int SEEDS = 20;
    private static final int HUNDREDTHS = 2;
    private static final long PER_HUNDREDTH = 10_000_000;
    private static final SegmentVolatility STILL = (from, to) -> 0;

    private final String name;
    private final HalvesTrial trial;
    private final FeedSpec fitted;

    FittedFeed(String name, String file) {
        this.name = name;
        trial = new HalvesTrial(RoundFile.read(System.getenv("BACKSTOP_DATA") + "/oracle/" + file));
        fitted = trial.fit().spec();
    }

    String name() {
        return name;
    }

    /** What the first half told. */
    String figures() {
        RoundFit fit = trial.fit();
        String schedule = fit.schedule() == null ? "" : ", by schedule";
        String heartbeat = fit.heartbeat().millis() == 0 ? "not seen" : seconds(fit.heartbeatMillis()) + schedule;
        String latency = "%s %% within %s ms, all within %s"
                .formatted(
                        Math.round(fit.latency().fast() * 100),
                        Math.round(fit.latency().blockMillis() / fit.latency().first()),
                        seconds(fit.latency().slowestMillis()));
        return row(
                name,
                percent(fit.deviation().threshold()),
                heartbeat,
                seconds(fit.intervalMillis()),
                fit.interval().overshootMillis() == 0
                        ? "–"
                        : seconds(fit.interval().overshootMillis()),
                seconds(fit.block().millis()),
                latency,
                percent(fit.failed().failure()));
    }

    /** Real and simulated, on the first seed and over all of them. */
    String comparison() {
        Agreement all = drive(fitted);
        List<Move> real = trial.real().moves();
        FeedRecord one = trial.simulated(fitted, trial.typical(), 1);
        return row(
                name,
                all.real() + " / " + all.updates(),
                hundredths(all.countRatio()),
                quantiles(real, one.moves(), true),
                quantiles(real, one.moves(), false),
                hundredths(all.change()) + " (" + hundredths(all.worstChange()) + ")",
                hundredths(all.gap()) + " (" + hundredths(all.worstGap()) + ")",
                all.holds() ? "yes" : "**no**");
    }

    /** The same feed with one thing taken away or wrong. */
    List<String> variants() {
        NetworkSpec network = fitted.network();
        List<Agreement> ways = new ArrayList<>();
        ways.add(drive(fitted));
        ways.add(trial.drive(fitted, trial.overall(), SEEDS));
        ways.add(trial.drive(fitted, STILL, 1));
        ways.add(drive(with(2 * fitted.deviationThreshold(), network)));
        ways.add(drive(with(fitted.deviationThreshold(), network.withInterval(1000))));
        ways.add(drive(with(fitted.deviationThreshold(), network.withLatency(LatencySpec.fixed(0)))));
        ways.add(drive(with(fitted.deviationThreshold(), network.withSchedule(null))));
        ways.add(trial.withoutRounds().drive(fitted, trial.overall(), SEEDS));
        return ways.stream().map(FittedFeed::cell).toList();
    }

    private Agreement drive(FeedSpec feed) {
        return trial.drive(feed, trial.typical(), SEEDS);
    }

    private FeedSpec with(long deviation, NetworkSpec network) {
        return new FeedSpec(0, fitted.heartbeatMillis(), deviation, fitted.source(), network);
    }

    private static String cell(Agreement agreement) {
        String cell = "%s · %s · %s"
                .formatted(
                        hundredths(agreement.countRatio()),
                        hundredths(agreement.change()),
                        hundredths(agreement.gap()));
        return agreement.holds() ? cell : "**" + cell + "**";
    }

    /** A tenth, the half and nine tenths of all, real / simulated. */
    private static String quantiles(List<Move> real, List<Move> simulated, boolean gaps) {
        List<String> cells = new ArrayList<>();
        for (int share : List.of(100, 500, 900)) {
            long mine = sample(real, gaps).quantile(share);
            long theirs = sample(simulated, gaps).quantile(share);
            cells.add(
                    gaps
                            ? seconds(mine) + " / " + seconds(theirs)
                            : percent(mine / 10_000 * 10_000) + " / " + percent(theirs / 10_000 * 10_000));
        }
        return String.join(", ", cells);
    }

    private static Sample sample(List<Move> moves, boolean gaps) {
        return gaps ? Sample.of(moves, Move::gapMillis) : Sample.of(moves, Move::change);
    }

    static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }

    private static String seconds(long millis) {
        return Decimals.format(millis, 3).replaceFirst("\\.?0+$", "") + " s";
    }

    private static String percent(long ratio) {
        return Decimals.format(ratio, 7).replaceFirst("\\.?0+$", "") + " %";
    }

    private static String hundredths(long ratio) {
        return Decimals.format((ratio + PER_HUNDREDTH / 2) / PER_HUNDREDTH, HUNDREDTHS);
    }
}
