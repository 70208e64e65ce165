package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PositionTable;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.market.Report;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.PoolFixture;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import io.backstop.model.scenario.ReportChoice;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueFeeds;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Reports of the prices 100, 90, 110 and 105 of seconds 0 to 3, each available a second later, before them 99. */
class VenueReportsTest {

    private static final long PRICE = 100_000_000;
    private static final long START = 1_000_000;
    private static final ReportFigures FIGURES = new ReportFigures(10_000_000, 20_000_000);
    private static final ScenarioTape TAPE = new ScenarioTape(
            new TimeGrid(START * 1000, 1000, 5),
            99 * PRICE,
            PriceSeries.of(new long[] {100 * PRICE, 90 * PRICE, 110 * PRICE, 105 * PRICE, 105 * PRICE}),
            List.of(),
            List.of(),
            1);

    /** Confidence 1 % and a spread of 2 % around 105; it holds from a second after the report before. */
    @Test
    void aReportHasItsFiguresAsPartsOfThePrice() {
        assertThat(reports(ReportChoice.NEWEST, 30).newest().mark())
                .isEqualTo(new Report(
                        105 * PRICE, 105 * PRICE / 100, 10_395_000_000L, 10_605_000_000L, START + 3, START + 3));
    }

    @Test
    void theNewestIsAllThatAnHonestKeeperJudgesBy() {
        assertThat(prices(ReportChoice.NEWEST, 30, START - 1)).containsExactly(105L);
    }

    /** The lowest for longs and the highest for shorts, in the order in which the feed takes them, the newest last. */
    @Test
    void theWorstAreTheLowestAndTheHighest() {
        assertThat(prices(ReportChoice.WORST_FOR_TRADER, 30, START - 1)).containsExactly(90L, 110L, 105L);
    }

    /** Second 1 has landed, so 90 is gone; 110 and 105 are left. */
    @Test
    void whatLandedIsNoChoiceAnyMore() {
        assertThat(prices(ReportChoice.WORST_FOR_TRADER, 30, START + 1)).containsExactly(110L, 105L);
    }

    /** Decided at the end of second 4, delivered in second 5: then the report of second 1 is 4 s old. */
    @Test
    void aBoundOnAgeCountsToTheDelivery() {
        assertThat(prices(ReportChoice.WORST_FOR_TRADER, 4, START - 1)).containsExactly(90L, 110L, 105L);
        assertThat(prices(ReportChoice.WORST_FOR_TRADER, 3, START - 1)).containsExactly(110L, 105L);
    }

    /** The market reads what is as new as anything: its own mark decides, a settlement price for one. */
    @Test
    void whereNothingNewerExistsTheMarketsMarkDecides() {
        VenueReports reports = reports(ReportChoice.WORST_FOR_TRADER, 30);
        reports.decide(4, () -> START + 4, () -> 0);

        assertThat(reports.choices()).isEqualTo(1);
        assertThat(reports.markPrice(77 * PRICE)).isEqualTo(77 * PRICE);
    }

    /** A price costs 3 dollars: two rewards of 1 do not pay for it, three are just enough. */
    @Test
    void aKeeperBringsAPriceThatHisRewardsPayFor() {
        VenueReports reports = paid(1_000_000, 1_000_000_000_000_000L);
        reports.decide(4, () -> START, () -> 0);
        RewardCheck check = Objects.requireNonNull(reports.reward());

        assertThat(check.pays(openPositions(), new int[] {1, 2}, 2000 * PRICE)).isFalse();
        assertThat(check.pays(openPositions(), new int[] {1, 2, 3}, 2000 * PRICE))
                .isTrue();
    }

    @Test
    void aPriceThatHasLandedCostsNothingMore() {
        VenueReports reports = paid(1_000_000, 1_000_000_000_000_000L);
        reports.decide(4, () -> START + 4, () -> 0);

        assertThat(Objects.requireNonNull(reports.reward()).pays(openPositions(), new int[] {1}, 2000 * PRICE))
                .isTrue();
    }

    /** No reward: who works for the protocol does not count what it costs. No fee: there is nothing to count. */
    @Test
    void whoeverIsPromisedNothingAndWhoeverPaysNothingDoesNotAsk() {
        assertThat(paid(0, 1_000_000_000_000_000L).reward()).isNull();
        assertThat(paid(1_000_000, 0).reward()).isNull();
    }

    private static PositionTable openPositions() {
        PositionTable positions = new PositionTable();
        for (int account = 1; account <= 3; account++) {
            positions.put(account, 1_000_000, 2000 * PRICE, 40_000_000, 0);
        }
        return positions;
    }

    private static VenueReports paid(long reward, long feeWei) {
        return reports(venue(ReportChoice.NEWEST, 30, reward, feeWei));
    }

    private static List<Long> prices(ReportChoice choice, long age, long landed) {
        VenueReports reports = reports(choice, age);
        reports.decide(4, () -> landed, () -> 0);
        List<Long> prices = new ArrayList<>();
        for (int which = 0; which < reports.choices(); which++) {
            reports.choose(which);
            prices.add(reports.markPrice(0) / PRICE);
        }
        return prices;
    }

    private static VenueReports reports(ReportChoice choice, long age) {
        return reports(venue(choice, age, 0, 0));
    }

    private static VenueReports reports(VenueSpec.Pool venue) {
        FeedTape feed = new FeedTape(
                99 * PRICE,
                List.of(
                        new OracleUpdate(1, 100 * PRICE, START),
                        new OracleUpdate(2, 90 * PRICE, START + 1),
                        new OracleUpdate(3, 110 * PRICE, START + 2),
                        new OracleUpdate(4, 105 * PRICE, START + 3)));
        VenueReports reports = new VenueReports(TAPE, venue, new VenueFeeds(feed, null));
        for (int step = 0; step < 5; step++) {
            reports.at(step);
        }
        return reports;
    }

    private static VenueSpec.Pool venue(ReportChoice choice, long age, long reward, long feeWei) {
        FeedSource pull =
                new FeedSource.Pull(new QuorumSpec(5, 3), 60, 30, new FeedHistorySpec(300, 300), FIGURES, feeWei);
        ReportBoundsSpec bounds = new ReportBoundsSpec(List.of(new BoundSpec.MaxAge(age)), List.of("LIQUIDATE"));
        return PoolFixture.pool(pull, PoolFixture.conditions(List.of(), bounds, null), reward, 1000, choice);
    }
}
