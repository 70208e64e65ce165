package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.LossSharingSpec.Weight;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.venue.LossWave;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A venue's own way to share a loss. Account 1 is long 100 from 2000 with 4000, bankrupt at 1960; at 1950 it costs 1000 and nobody on the other
 * side is winning. Account 3 has won 9500 on 10 and has 19,500, account 4 has won 4750 on 10 and has 9750; 5 has won 50 on 1 and has 1000.
 */
class VenueLossSharingTest {

    private static final long ONE = 1_000_000_000;
    private static final Severity ALL = new Severity.Share(ONE);

    /** 9500 : 4750 : 50 of 14,300. 664,335,664.3, 332,167,832.2 and 3,496,503.5: what is rounded off is the last one's. */
    @Test
    void aLossIsSharedByProfitsAndTheLargestRemainderGetsTheRest() {
        assertThat(shared(LossSharingSpec.USUAL))
                .containsExactly(
                        "1 trader:3 -> engine 664.335664",
                        "1 trader:4 -> engine 332.167832",
                        "1 trader:5 -> engine 3.496504");
    }

    /** 10 : 10 : 1 would be 476.19, 476.19 and 47.62. */
    @Test
    void aLossMayBeSharedByContracts() {
        assertThat(shared(new LossSharingSpec(ALL, new Allocation.ProRata(Weight.CONTRACTS, Base.PROFIT, ONE, 0))))
                .containsExactly(
                        "1 trader:3 -> engine 476.190476",
                        "1 trader:4 -> engine 476.190476",
                        "1 trader:5 -> engine 47.619048");
    }

    /** Account 3 has the largest profit, account 4 the largest leverage, 19,500 on 9750; either has enough. */
    @Test
    void aQueueTakesAllOfTheFirst() {
        assertThat(shared(new LossSharingSpec(ALL, new Allocation.Queue(Rank.PROFIT, Base.PROFIT))))
                .containsExactly("1 trader:3 -> engine 1000");
        assertThat(shared(new LossSharingSpec(ALL, new Allocation.Queue(Rank.LEVERAGE, Base.PROFIT))))
                .containsExactly("1 trader:4 -> engine 1000");
    }

    /** Of the largest positions two are left, by account id: 9500 : 4750 is two to one. */
    @Test
    void onlyTheLargestMayHaveToPay() {
        Allocation.ProRata byProfit = new Allocation.ProRata(Weight.WEALTH, Base.PROFIT, ONE, 0);

        assertThat(shared(new LossSharingSpec(ALL, new Allocation.Largest(2, byProfit))))
                .containsExactly("1 trader:3 -> engine 666.666667", "1 trader:4 -> engine 333.333333");
    }

    /** 5 % of a profit at most: 475, 237.5 and 2.5 are 715. The rest is bad debt. */
    @Test
    void whatALimitLeavesIsBadDebtAndIsTold() {
        VenueRun run = run(new LossSharingSpec(ALL, new Allocation.ProRata(Weight.WEALTH, Base.PROFIT, 50_000_000, 0)));

        assertThat(transfers(run, Reason.SOCIALISED_LOSS, Reason.SHORTFALL))
                .containsExactly(
                        "1 trader:3 -> engine 475",
                        "1 trader:4 -> engine 237.500000",
                        "1 trader:5 -> engine 2.500000",
                        "1 badDebt -> engine 285");
        // the largest haircut is 475 of 19,500 = 2.4358974359 %
        assertThat(run.lossWaves())
                .containsExactly(new LossWave(
                        1,
                        LossWave.Kind.SOCIALISED,
                        1000 * DOLLAR,
                        1000 * DOLLAR,
                        1000 * DOLLAR,
                        715 * DOLLAR,
                        -285 * DOLLAR,
                        0,
                        285 * DOLLAR,
                        24_358_975,
                        3,
                        null));
        assertThat(run.checksHold()).isTrue();
    }

    /** A quarter of 1000 by 9500 : 4750 : 50, and all else is bad debt. */
    @Test
    void aSeverityTakesAShare() {
        VenueRun run =
                run(new LossSharingSpec(new Severity.Backoff(250_000_000, 0), LossSharingSpec.USUAL.allocation()));

        assertThat(run.lossWaves().get(0).budget()).isEqualTo(250 * DOLLAR);
        assertThat(run.lossWaves().get(0).taken()).isEqualTo(250 * DOLLAR);
        assertThat(transfers(run, Reason.SHORTFALL)).containsExactly("1 badDebt -> engine 750");
    }

    /**
     * Accounts 1 and 6 cost 1000 each in one step. Account 3 has won 1500 on 10 and has 11,500: after the first loss 500 of its profit are left, the
     * rest is its collateral.
     */
    @Test
    void theSameProfitIsNotTakenTwice() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(6, 100, 2000, 4000)
                .position(2, -200, 1900, 40_000)
                .position(3, 10, 1800, 10_000)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.SOCIALISED_LOSS, Reason.SHORTFALL))
                .containsExactly("1 trader:3 -> engine 1000", "1 trader:3 -> engine 500", "1 badDebt -> engine 500");
        assertThat(run.checksHold()).isTrue();
    }

    /** Account 3 is short from 1800, so the house is long 10 and has won 1500; what it takes over at the mark brings it nothing. */
    @Test
    void norIsTheHousesProfit() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(6, 100, 2000, 4000)
                .position(2, -200, 1900, 40_000)
                .position(3, -10, 1800, 10_000)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.SOCIALISED_LOSS, Reason.SHORTFALL))
                .containsExactly("1 house -> engine 1000", "1 house -> engine 500", "1 badDebt -> engine 500");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Account 1 is long 20 from 800. In second 1 half of the depth of 100,000 is gone, half of the way from 75 % to 25 %, so half of the 50 %, 5, are
     * sold at 1000 and have brought 1000. Account 4 has 10,000, less than a quarter of the depth. In second 2 it is bankrupt at 950, costs
     * 200 at 930, and nobody bids.
     */
    @Test
    void whatAReductionHasWonMayBeTakenBack() {
        BookMakerSpec maker = new BookMakerSpec(
                List.of(new BookMakerSpec.Level(0, 100_000 * CexFixture.DOLLAR)),
                0,
                0,
                0,
                3_600_000,
                0,
                0,
                new BookMakerSpec.Retreat.Recorded(
                        1_760_130_000_000L,
                        List.of(
                                new BookMakerSpec.Step(0, ONE),
                                new BookMakerSpec.Step(1000, ONE / 2),
                                new BookMakerSpec.Step(2000, 0))),
                List.of(),
                BookMakerSpec.UNLIMITED);
        ReductionSpec reduction = new ReductionSpec(ONE / 4 * 3, ONE / 4, ONE / 2, ONE / 4, ONE / 100);
        VenueRun run = new CexFixture()
                .position(1, 20, 800, 2000)
                .position(4, 10, 1000, 500)
                .trading(new BookTradingSpec(List.of(maker), null, null, BookLimitsSpec.UNLIMITED, reduction))
                .mark(new MarkSpec.Index())
                .lossSharing(new LossSharingSpec(ALL, new Allocation.Clawback(86_400_000)))
                .run(1000, 1000, 930);

        assertThat(run.reductions()).extracting(Reduction::size).containsExactly(5L);
        assertThat(transfers(run, Reason.CLAWBACK, Reason.SHORTFALL)).containsExactly("2 trader:1 -> engine 200");
    }

    private static List<String> shared(LossSharingSpec rule) {
        return transfers(run(rule), Reason.SOCIALISED_LOSS, Reason.SHORTFALL);
    }

    /** The house is short of 21 from far below, so it has lost. */
    private static VenueRun run(LossSharingSpec rule) {
        return new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(2, -100, 1900, 20_000)
                .position(3, 10, 1000, 10_000)
                .position(4, 10, 1475, 5000)
                .position(5, 1, 1900, 950)
                .lossSharing(rule)
                .run(2000, 1950);
    }
}
