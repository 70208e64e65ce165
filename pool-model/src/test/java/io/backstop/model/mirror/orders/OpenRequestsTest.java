package io.backstop.model.mirror.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.OrderKind;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.OrderQueueSpec;
import io.backstop.model.scenario.SeedingPlan;
import io.backstop.model.scenario.TapeTimes;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.LandingTimes;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Step n is second 1000 + n. Requests live for 10 s and need a report from afterwards that is at most 5 s old; the keeper takes 2 s. */
class OpenRequestsTest {

    private static final TimeGrid GRID = new TimeGrid(1_000_000, 1000, 60);

    private final OpenRequests requests = new OpenRequests(
            new OrderQueueSpec(0, 10, List.of(new BoundSpec.SinceChange(), new BoundSpec.MaxAge(5))),
            new LandingTimes(GRID, new TapeTimes(GRID, new SeedingPlan(List.of(), 999, 1)), 2000));

    @Test
    void aRequestIsSentOnceWithTheFirstReportThatWillDoWhenItLands() {
        requests.note(3, List.of(asked(7), asked(8)));
        assertThat(requests.decide(3, report(1002))).isEmpty();
        // Lands in step 9, when a report of second 1003 is 6 s old.
        assertThat(requests.decide(7, report(1003))).isEmpty();

        assertThat(requests.decide(7, report(1004))).containsExactly(7L, 8L);
        assertThat(requests.decide(7, report(1004))).isEmpty();

        requests.resolved(List.of(7L, 8L));
        requests.note(9, List.of(new MarketEvent.RequestExecuted(7, 1, 2000)));
        assertThat(requests.decide(9, report(1009))).containsExactly(8L);
    }

    @Test
    void nothingIsSentThatRunsOutOnItsWay() {
        requests.note(3, List.of(asked(7)));

        assertThat(requests.decide(12, report(1012))).isEmpty();
        assertThat(requests.expired(13)).isEmpty();
        assertThat(requests.expired(14)).containsExactly(7L);
        assertThat(requests.decide(11, report(1011))).containsExactly(7L);
    }

    @Test
    void aSettlementIsNeverTooOld() {
        requests.note(3, List.of(asked(7)));

        assertThat(requests.decide(3, null)).containsExactly(7L);
    }

    private static MarketEvent asked(long id) {
        return new MarketEvent.OrderRequested(id, OrderKind.OPEN, 1, 5, 400);
    }

    private static Report report(long publishTime) {
        return new Report(2000, 0, 2000, 2000, publishTime, publishTime);
    }
}
