package io.backstop.model.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.market.CloseMode;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.Realised;
import io.backstop.model.venue.Settlement;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * On paper: the index is 2000, 1950, 1900, 1900 in steps of 10 s. Account 9 buys 10 in the first step and shorts 10 elsewhere at 2000. In the
 * second it sells 4, and buys 4 back elsewhere at 1950. In the third it is liquidated, which leaves the short of 6 elsewhere alone.
 */
class BasisTradeTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final TimeGrid GRID = new TimeGrid(1_760_131_200_000L, 10_000, 4);
    private static final ScenarioTape TAPE = new ScenarioTape(
            GRID,
            2000 * PRICE,
            PriceSeries.of(2000 * PRICE, 1950 * PRICE, 1900 * PRICE, 1900 * PRICE),
            List.of(),
            List.of(),
            100);

    /**
     * Unhedged are 6 at 1900, 11,400 dollars, at the ends of the last two steps: 20 s. Elsewhere −10 from 2000 to 1900 wins 1000 and the 4 that were
     * bought at 1950 lose 200: 800.
     */
    @Test
    void theOtherLegFollowsHisOrdersAndNotHisLiquidation() {
        assertThat(hedge(new Members("basis", 9, 9, true, true)))
                .isEqualTo(new CohortOutcome.Hedge(1, 20_000, 11_400 * DOLLAR, 800 * DOLLAR));
    }

    /** Who holds what he has at the start has no other leg to what comes later. */
    @Test
    void aHedgeThatStandsDoesNotFollow() {
        assertThat(hedge(new Members("holders", 9, 9, true, false))).isEqualTo(new CohortOutcome.Hedge(0, 0, 0, 0));
    }

    private static CohortOutcome.Hedge hedge(Members members) {
        Outcome outcome =
                Outcome.of(run(), GRID, new IndexPrices(2000 * PRICE, TAPE.indexPrices()), 1, List.of(members));
        return Objects.requireNonNull(outcome.cohorts().getFirst().hedge());
    }

    private static VenueRun run() {
        PoolRun run = new PoolRun(TAPE, venue(), new FeedTape(2000 * PRICE, List.of()), null);
        run.record(-1, List.of(new MarketEvent.Funded(Account.LP, 1_000_000 * DOLLAR)));
        run.record(0, List.of(new MarketEvent.PositionOpened(9, 10, 2000 * PRICE, 1000 * DOLLAR)));
        run.record(
                1,
                List.of(new MarketEvent.PositionDecreased(
                        9, 4, 1950 * PRICE, new Realised(-200 * DOLLAR, 0, 0, 0, 0), 0)));
        run.record(
                2,
                List.of(new MarketEvent.PositionLiquidated(
                        9,
                        1900 * PRICE,
                        new Settlement(6, 1900 * PRICE, -600 * DOLLAR, 0, 0, 0, 0, 0, 0, 0, 0, 200 * DOLLAR))));
        return run.finish(VenueRun.Kind.MIRROR, 0, 0, null);
    }

    private static VenueSpec.Pool venue() {
        return new VenueSpec.Pool(
                "pool",
                new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 1_000_000_000, 3600),
                CloseMode.ORACLE,
                new FeedSpec(0, 3_600_000, 0),
                null,
                1_000_000 * DOLLAR,
                false,
                List.of(new PocketSpec(Account.LP, 0, PocketSpec.NO_CAP)),
                1000,
                true);
    }
}
