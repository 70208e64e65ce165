package io.backstop.model.outcome;

import static io.backstop.model.outcome.SmallPool.DOLLAR;
import static io.backstop.model.outcome.SmallPool.PRICE;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.PoolRun;
import io.backstop.model.venue.Realised;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * On paper: the index is 2000, 1950, 1900, 1900 in steps of 10 s. Account 9 buys 10 in the first step and shorts 10 elsewhere at 2000. In the
 * second it sells 4, and buys 4 back elsewhere at 1950. In the third it is liquidated, which leaves the short of 6 elsewhere alone.
 */
class BasisTradeTest {

    private static final ScenarioTape TAPE = SmallPool.tape(10_000, 2000, 1950, 1900, 1900);

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

    /**
     * Of 10 the venue takes 4 in the second step, and in the third he brings 100 dollars more and trades nothing. Unhedged are 4 at the ends of the
     * last three steps, 30 s: 7800 dollars at 1950, 7600 at 1900. Elsewhere −10 from 2000 to 1900 wins 1000.
     */
    @Test
    void collateralAloneMendsNoHedge() {
        PoolRun run = opened();
        run.record(1, List.of(liquidated(4, 1950)));
        run.record(
                2, List.of(new MarketEvent.PositionIncreased(9, 0, 0, 100 * DOLLAR, 2000 * PRICE, Realised.NOTHING)));

        assertThat(hedge(SmallPool.finished(run), new Members("basis", 9, 9, true, true)))
                .isEqualTo(new CohortOutcome.Hedge(1, 30_000, 7800 * DOLLAR, 1000 * DOLLAR));
    }

    /**
     * Of 10 the venue sells 4 in the second step and 2 in the fourth; in between he buys 3 himself. The short elsewhere is 9 from the third step on: he
     * buys 1 back at 1900. Unhedged are 4 at 1950, then 0, then 2 at 1900: 20 s. Elsewhere −10 from 2000 to 1900 wins 1000 and the 1 nothing.
     */
    @Test
    void whatHeBuysWhileTheVenueSellsIsHisOwn() {
        PoolRun run = opened();
        run.record(1, List.of(liquidated(4, 1950)));
        run.record(
                2,
                List.of(new MarketEvent.PositionIncreased(
                        9, 3, 1900 * PRICE, 100 * DOLLAR, 2000 * PRICE, Realised.NOTHING)));
        run.record(3, List.of(liquidated(2, 1900)));

        assertThat(hedge(SmallPool.finished(run), new Members("basis", 9, 9, true, true)))
                .isEqualTo(new CohortOutcome.Hedge(1, 20_000, 7800 * DOLLAR, 1000 * DOLLAR));
    }

    /**
     * Sold are 10 at 2000, and bought elsewhere; in the second step the venue closes 4 at the mark. Unhedged are 4 at the ends of the last three steps,
     * 30 s: 7800 dollars at 1950, 7600 at 1900. Elsewhere 10 from 2000 to 1900 lose 1000.
     */
    @Test
    void theOtherLegDoesNotFollowWhenAWinnerIsClosedAtTheMark() {
        PoolRun run = SmallPool.begun(TAPE, 0);
        run.record(0, List.of(new MarketEvent.PositionOpened(9, -10, 2000 * PRICE, 1000 * DOLLAR)));
        run.record(
                1,
                List.of(new MarketEvent.PositionDeleveraged(9, 1950 * PRICE, SmallPool.closed(-4, 1950, 200, 0, 200))));

        assertThat(hedge(SmallPool.finished(run), new Members("basis", 9, 9, true, true)))
                .isEqualTo(new CohortOutcome.Hedge(1, 30_000, 7800 * DOLLAR, -1000 * DOLLAR));
    }

    private static CohortOutcome.Hedge hedge(Members members) {
        return hedge(run(), members);
    }

    private static CohortOutcome.Hedge hedge(VenueRun run, Members members) {
        Outcome outcome = Outcome.of(run, TAPE.grid(), SmallPool.index(TAPE), 1, List.of(members));
        return Objects.requireNonNull(outcome.cohorts().getFirst().hedge());
    }

    private static VenueRun run() {
        PoolRun run = opened();
        run.record(
                1,
                List.of(new MarketEvent.PositionDecreased(
                        9, 4, 1950 * PRICE, new Realised(-200 * DOLLAR, 0, 0, 0, 0), 0)));
        run.record(
                2,
                List.of(new MarketEvent.PositionLiquidated(9, 1900 * PRICE, SmallPool.closed(6, 1900, -600, 0, 200))));
        return SmallPool.finished(run);
    }

    /** 10 at 2000 in the first step. */
    private static PoolRun opened() {
        PoolRun run = SmallPool.begun(TAPE, 0);
        run.record(0, List.of(new MarketEvent.PositionOpened(9, 10, 2000 * PRICE, 1000 * DOLLAR)));
        return run;
    }

    /** A part of what was bought at 2000. */
    private static MarketEvent liquidated(long size, long price) {
        return new MarketEvent.PositionLiquidated(
                9, price * PRICE, SmallPool.closed(size, price, size * (price - 2000), 0, 0));
    }
}
