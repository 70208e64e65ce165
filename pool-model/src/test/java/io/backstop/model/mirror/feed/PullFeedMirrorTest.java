package io.backstop.model.mirror.feed;

import static io.backstop.model.mirror.feed.Given.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.venue.ContractError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PullFeedMirrorTest {

    private final BlockTime time = new BlockTime();
    private final PullFeedMirror feed =
            new PullFeedMirror(new FeedSource.Pull(Given.QUORUM, 10, 30, Given.HISTORY), time);

    @BeforeEach
    void start() {
        time.set(1000);
    }

    /** Signers see 1990, 2010 and 2000 at 995, 990 and 1000: the median price is 2000, of the oldest time. */
    @Test
    void theAcceptedReportIsTheMedianOfTheSignersReports() {
        feed.update(List.of(
                GivenReport.signed(new Report(price(1990), price(3), price(1985), price(1991), 995, 980), 0),
                GivenReport.signed(new Report(price(2010), price(1), price(1980), price(2011), 990, 970), 3),
                GivenReport.signed(new Report(price(2000), price(2), price(1999), price(2002), 1000, 985), 4)));

        assertThat(feed.report()).isEqualTo(new Report(price(2000), price(2), price(1985), price(2002), 990, 985));
    }

    @Test
    void ofAnEvenCountTheLowerOfTheTwoIsTheMedian() {
        feed.update(Given.signed(1000, 2000, 2010, 2020, 2030));

        assertThat(feed.report().price()).isEqualTo(price(2010));
    }

    /** 2000 at first; 30 of the 60 s later 2100 moves it half of the way, 90 s after that 1900 all the way. */
    @Test
    void theAverageMovesByThePartOfTheWindowThatHasPassed() {
        updateAt(1000, 2000);
        assertThat(feed.average()).isEqualTo(price(2000));
        updateAt(1030, 2100);
        assertThat(feed.average()).isEqualTo(price(2050));
        updateAt(1120, 1900);
        assertThat(feed.average()).isEqualTo(price(1900));
    }

    @Test
    void theAverageIsRoundedDown() {
        updateAt(1000, 2000);
        updateAt(1001, 1999);

        assertThat(feed.average()).isEqualTo(price(2000) - 1_666_667);
    }

    @Test
    void aSilenceEndsWhenTheNextReportLands() {
        updateAt(1000, 2000);
        updateAt(1300, 2000);
        assertThat(feed.resumedAt()).isZero();
        updateAt(1601, 2000);
        updateAt(1602, 2000);
        assertThat(feed.resumedAt()).isEqualTo(1601);
    }

    @Test
    void whatIsNotAQuorumOfDifferentSignersIsRefused() {
        refuse(Given.signed(1000, 2000, 2000), "NotEnoughSigners", 2L, 3L);
        refuse(withLast(new GivenReport(Given.report(2000, 1000), 2, false)), "BadSignature", 2L);
        refuse(withLast(GivenReport.signed(Given.report(2000, 1000), GivenReport.NOBODY)), "UnknownSigner");
        refuse(withLast(GivenReport.signed(Given.report(2000, 1000), 5)), "UnknownSigner");
        refuse(withLast(GivenReport.signed(Given.report(2000, 1000), 1)), "DuplicateSigner");
    }

    @Test
    void figuresOutOfOrderAreRefusedWithTheirPlace() {
        for (Report last : List.of(
                new Report(0, 0, -1, 1, 1000, 999),
                new Report(price(2000), -1, price(1999), price(2001), 1000, 999),
                new Report(price(2000), 0, price(2001), price(2001), 1000, 999),
                new Report(price(2000), 0, price(1999), price(1999), 1000, 999),
                new Report(price(2000), 0, price(1999), price(2001), 1000, 1001))) {
            refuse(withLast(GivenReport.signed(last, 2)), "ReportOutOfOrder", 2L);
        }
    }

    @Test
    void aReportWithoutASideIsRefusedWithTheSidesThatItHas() {
        for (Report last : List.of(
                new Report(price(2000), 0, 0, price(2001), 1000, 999),
                new Report(price(2000), 0, price(1999), 0, 1000, 999),
                new Report(price(2000), 0, 0, 0, 1000, 999))) {
            refuse(withLast(GivenReport.signed(last, 2)), "MissingSide", 2L, last.bid(), last.ask());
        }
    }

    @Test
    void timesThatDoNotFitAreRefused() {
        refuse(Given.signed(1001, 2000, 2000, 2000), "ReportInFuture", 1001L, 1000L);
        refuse(Given.signed(969, 2000, 2000, 2000), "ReportExpired", 969L, 30L);
        refuse(withLast(GivenReport.signed(Given.report(2000, 998), 2)), "NoCommonInterval", 999L, 998L);
        Report early = new Report(price(2000), 0, price(1999), price(2001), 989, 980);
        Report late = new Report(price(2000), 0, price(1999), price(2001), 1000, 980);
        refuse(
                List.of(GivenReport.signed(early, 0), GivenReport.signed(late, 1), GivenReport.signed(late, 2)),
                "ReportsTooFarApart",
                989L,
                1000L);
    }

    @Test
    void aReportIsAcceptedOnce() {
        updateAt(1000, 2000);

        refuse(Given.signed(1000, 2000, 2000, 2000), "ReportNotAfterLast", 1000L, 1000L);
        refuse(Given.signed(999, 1900, 1900, 1900), "ReportNotAfterLast", 999L, 1000L);
        assertThat(feed.report()).isEqualTo(Given.report(2000, 1000));
    }

    private void updateAt(long seconds, long dollars) {
        time.set(seconds);
        feed.update(Given.signed(seconds, dollars, dollars, dollars));
    }

    private static List<GivenReport> withLast(GivenReport last) {
        List<GivenReport> reports = new ArrayList<>(Given.signed(1000, 2000, 2000));
        reports.add(last);
        return reports;
    }

    private void refuse(List<GivenReport> reports, String error, Long... values) {
        ContractRevert refused = catchThrowableOfType(ContractRevert.class, () -> feed.update(reports));
        assertThat(refused).isNotNull();
        assertThat(refused.error()).isEqualTo(ContractError.of(error, values));
    }
}
