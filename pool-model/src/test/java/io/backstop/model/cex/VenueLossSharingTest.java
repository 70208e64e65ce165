package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.LossSharingSpec.Weight;
import io.backstop.model.venue.LossWave;
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
