package io.backstop.model.mirror.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backstop.model.market.Report;
import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.mirror.evm.ContractRevert;
import io.backstop.model.mirror.gate.Action;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.ReportBoundsSpec;
import io.backstop.model.venue.ContractError;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A report observed at 1000 that holds from 990 on, at 1010. */
class ReportBoundsTest {

    private final BlockTime time = new BlockTime();
    private final PullFeedMirror feed =
            new PullFeedMirror(new FeedSource.Pull(Given.QUORUM, 10, 30, Given.HISTORY), time);

    @BeforeEach
    void start() {
        time.set(1010);
        Report report = new Report(2000, 1, 1999, 2001, 1000, 990);
        feed.update(
                List.of(GivenReport.signed(report, 0), GivenReport.signed(report, 1), GivenReport.signed(report, 2)));
    }

    @Test
    void aReportMustNotBeOlderThanTheBound() {
        allow(new BoundSpec.MaxAge(10), 0);
        refuse(new BoundSpec.MaxAge(9), 0, "ReportTooOld", 1000L, 9L);
    }

    @Test
    void aReportMustNotBeFromBeforeTheLastChange() {
        allow(new BoundSpec.SinceChange(), 0);
        allow(new BoundSpec.SinceChange(), 1000);
        refuse(new BoundSpec.SinceChange(), 1001, "ReportBeforeChange", 1000L, 1001L);
    }

    @Test
    void aReportMustBeOfTheVersionOfTheRequest() {
        BoundSpec bound = new BoundSpec.FixedVersion(5, 2, 7);
        allow(bound, 0);
        allow(bound, 991);
        allow(bound, 995);
        refuse(bound, 990, "ReportOutsideVersion", 1000L, 992L, 997L);
        refuse(bound, 996, "ReportOutsideVersion", 1000L, 1002L, 1007L);
    }

    @Test
    void aReportMustHoldAtTheMomentOfTheRequest() {
        BoundSpec bound = new BoundSpec.Containment();
        allow(bound, 0);
        allow(bound, 990);
        allow(bound, 1000);
        refuse(bound, 989, "ChangeNotContained", 989L, 990L, 1000L);
        refuse(bound, 1001, "ChangeNotContained", 1001L, 990L, 1000L);
    }

    @Test
    void otherActionsAreNotBound() {
        gate(new BoundSpec.MaxAge(0)).check(Action.CLOSE, 1, 0);
    }

    private ReportBounds gate(BoundSpec bound) {
        return new ReportBounds(new ReportBoundsSpec(List.of(bound), List.of("LIQUIDATE", "OPEN")), feed, time);
    }

    private void allow(BoundSpec bound, long since) {
        gate(bound).check(Action.LIQUIDATE, 1, since);
    }

    private void refuse(BoundSpec bound, long since, String error, Long... values) {
        ContractRevert refused =
                catchThrowableOfType(ContractRevert.class, () -> gate(bound).check(Action.LIQUIDATE, 1, since));
        assertThat(refused).isNotNull();
        assertThat(refused.error()).isEqualTo(ContractError.of(error, values));
    }
}
