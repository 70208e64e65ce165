package io.backstop.model.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.Report;
import io.backstop.model.market.ReportMaths;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.AvailableReports;
import io.backstop.model.scenario.BlockTimes;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.RecordedTimes;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.ReportSide;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.SignerReport;
import io.backstop.model.scenario.SignerReports;
import io.backstop.model.scenario.SignerVote;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SignerReportsTest {

    private static final BlockTimes TIMES =
            new TapeTimes(new TimeGrid(100_000, 1000, 2), new SeedingPlan(List.of(), 90, 1));

    /** A confidence of 2 % and a spread of 1 %: at 1000 a confidence of 20, and 995 to 1005. */
    private static final ReportFigures FIGURES = new ReportFigures(20_000_000, 10_000_000);

    private static final FeedSource.Pull SOURCE =
            new FeedSource.Pull(new QuorumSpec(5, 3), 0, 30, new FeedHistorySpec(60, 300), FIGURES, 0);

    @Test
    void eachSignerSignsWhatHeSawWithTheTimesOfTheRound() {
        List<SignerVote> votes = List.of(new SignerVote(4, 1200), new SignerVote(0, 1000), new SignerVote(2, 1100));
        FeedTape tape = new FeedTape(900, List.of(new OracleUpdate(1, 1100, 101, 21, null, votes)));

        assertThat(new SignerReports(SOURCE, tape)
                        .of(FIGURES.report(tape.updates().getFirst(), 91)))
                .containsExactly(
                        new SignerReport(4, new Report(1200, 24, 1194, 1206, 101, 91)),
                        new SignerReport(0, new Report(1000, 21, 995, 1005, 101, 91)),
                        // Half of 11 is rounded down.
                        new SignerReport(2, new Report(1100, 22, 1095, 1105, 101, 91)));
    }

    /** Its step began at 503 s: the round is that of the report of 503 s, which nobody knows before, and has its times. */
    @Test
    void onAChainWithAClockOfItsOwnARoundHasTheTimeAtWhichItsStepBegan() {
        RecordedTimes times = new RecordedTimes(new TimeGrid(100_000, 1000, 2));
        List<SignerVote> votes = List.of(new SignerVote(0, 1000), new SignerVote(1, 1100), new SignerVote(2, 1200));
        FeedTape tape = new FeedTape(900, List.of(new OracleUpdate(1, 1100, 101, 0, null, votes)));
        SignerReports reports = new SignerReports(SOURCE, tape, times);
        Report before = ReportFigures.NONE.report(900, 498, 498);
        times.noteSeeding(new BlockTimes.Moment(498, 499));
        times.noteBeginning(500);

        assertThat(reports.of(before))
                .hasSize(3)
                .allMatch(signed -> signed.report().equals(before));
        times.noteBeginning(503);
        assertThat(reports.of(FIGURES.report(1100, 503, 499)))
                .extracting(SignerReport::report)
                .containsExactly(
                        FIGURES.report(1000, 503, 499), FIGURES.report(1100, 503, 499), FIGURES.report(1200, 503, 499));
    }

    @Test
    void whereTheyAgreeTheFirstOfTheListSign() {
        FeedTape tape = new FeedTape(900, List.of(new OracleUpdate(1, 1000, 101)));
        Report report = FIGURES.report(1000, 101, 91);

        assertThat(new SignerReports(SOURCE, tape).of(report))
                .containsExactly(new SignerReport(0, report), new SignerReport(1, report), new SignerReport(2, report));
    }

    @Test
    void aSideIsMissingInEveryReport() {
        List<SignerVote> votes = List.of(new SignerVote(0, 1000), new SignerVote(1, 1100), new SignerVote(2, 1200));
        FeedTape tape = new FeedTape(900, List.of(new OracleUpdate(1, 1100, 101, 0, ReportSide.ASK, votes)));
        Report combined = FIGURES.report(tape.updates().getFirst(), 91);

        assertThat(combined).isEqualTo(new Report(1100, 22, 1095, 0, 101, 91));
        assertThat(new SignerReports(SOURCE, tape).of(combined))
                .extracting(signed -> signed.report().ask())
                .containsOnly(0L);
    }

    /** Whatever they vote, rounding included: the feed shows the very report by which a keeper has judged. */
    @Test
    void whatAKeeperJudgesByIsWhatTheFeedMakesOfTheVotes() {
        SplittableRandom random = new SplittableRandom(3);
        for (int run = 0; run < 500; run++) {
            List<SignerVote> votes = IntStream.range(0, 3)
                    .mapToObj(signer -> new SignerVote(signer, random.nextLong(1, 5000)))
                    .toList();
            long median = ReportMaths.lowerMedian(
                    votes.stream().mapToLong(SignerVote::price).toArray());
            FeedTape tape =
                    new FeedTape(900, List.of(new OracleUpdate(1, median, 101, random.nextInt(60), null, votes)));
            BlockTime time = new BlockTime();
            time.set(102);
            PullFeedMirror feed = new PullFeedMirror(SOURCE, time);
            AvailableReports available = new AvailableReports(tape, FIGURES, TIMES);
            available.at(1);

            feed.update(new SignerReports(SOURCE, tape)
                    .of(available.newest()).stream()
                            .map(signed -> GivenReport.signed(signed.report(), signed.signer()))
                            .toList());

            assertThat(feed.report()).isEqualTo(available.newest());
        }
    }
}
