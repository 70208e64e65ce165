package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.market.Report;
import io.backstop.model.units.Hashes;
import java.util.List;
import org.junit.jupiter.api.Test;

class AvailableReportsTest {

    private static final List<OracleUpdate> UPDATES =
            List.of(new OracleUpdate(0, 1000, 100, 9), new OracleUpdate(1, 2000, 101, 50));

    @Test
    void aReportIsNoSurerThanItsObserversOrItsFigures() {
        // 2 % of 1000 is 20, which is more than 9; of 2000 it is 40, less than 50. Half of 1 % of 2000 is 10.
        BlockTimes times = new TapeTimes(new TimeGrid(91_000, 1000, 20), new SeedingPlan(List.of(), 90, 1));
        AvailableReports reports =
                new AvailableReports(new FeedTape(900, UPDATES), new ReportFigures(20_000_000, 10_000_000), times);

        reports.at(0);
        Report first = reports.newest();
        reports.at(1);

        assertThat(first).isEqualTo(new Report(1000, 20, 995, 1005, 100, 91));
        assertThat(reports.newest()).isEqualTo(new Report(2000, 50, 1990, 2010, 101, 101));
    }

    /**
     * Steps of a second from 100 s on, of which the first began at 500 s, the second at 503 s, and the price before the tape is of
     * 498 s: reports of 100 s and 101 s.
     */
    @Test
    void onAChainWithAClockOfItsOwnAReportHasTheTimeAtWhichItsStepBegan() {
        RecordedTimes times = new RecordedTimes(new TimeGrid(100_000, 1000, 2));
        AvailableReports reports = new AvailableReports(new FeedTape(900, UPDATES), ReportFigures.NONE, times);
        times.noteSeeding(new BlockTimes.Moment(498, 499));
        times.noteBeginning(500);
        reports.at(0);
        Report first = reports.newest();
        times.noteBeginning(503);
        reports.at(1);

        assertThat(first).isEqualTo(new Report(1000, 9, 1000, 1000, 500, 499));
        assertThat(reports.newest()).isEqualTo(new Report(2000, 50, 2000, 2000, 503, 501));
    }

    /** Half a spread of 100 % of three quarters of the largest price are three eighths: nine eighths together. */
    @Test
    void anAskThatDoesNotFitIsToldInOneLine() {
        ReportFigures figures = new ReportFigures(0, 1_000_000_000);
        long price = Long.MAX_VALUE / 4 * 3;

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> figures.report(price, 100, 91))
                .withMessage("source.spread: the ask of a price of " + price
                        + " (1e-8 dollar) does not fit 64 bits, must be smaller");
    }

    @Test
    void confidenceIsPartOfTheHashAndNoneLeavesItAsItWas() {
        FeedTape without = new FeedTape(900, List.of(new OracleUpdate(0, 1000, 100), new OracleUpdate(1, 2000, 101)));

        Hashes asBefore = new Hashes()
                .add(900)
                .add(2)
                .add(0)
                .add(1000)
                .add(100)
                .add(1)
                .add(2000)
                .add(101);
        assertThat(hash(without)).isEqualTo(asBefore.hex());
        assertThat(hash(new FeedTape(900, UPDATES))).isNotEqualTo(hash(without));
    }

    private static String hash(FeedTape tape) {
        Hashes hashes = new Hashes();
        tape.addTo(hashes);
        return hashes.hex();
    }
}
