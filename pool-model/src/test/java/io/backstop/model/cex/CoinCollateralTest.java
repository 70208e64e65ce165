package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.PRICE;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookMakerSpec.Step;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ReductionSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.Reduction;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A long of 100 at 2000 with 20,000 dollars has bought 10 coins, of whose worth 90 % count: 100 · (P − 2000) + 9 · P. */
class CoinCollateralTest {

    private static final long PERCENT = 10_000_000;

    private static CexFixture longOf100() {
        return new CexFixture().coinCollateral(10).position(1, 100, 2000, 20_000);
    }

    /**
     * At 1852 there are 1868 where 1852 are needed, at 1851 1759 where 1851 are: the coins are sold at 1665.90, so 16,659 and the
     * 185,100 of the book are 1759 more than 200,000.
     */
    @Test
    void coinsCountLessAsThePriceFallsAndAreSoldFirst() {
        VenueRun run = longOf100().depth(1, 300_000).run(2000, 1852, 1851);

        assertThat(transfers(run, Reason.COLLATERAL_SALE))
                .containsExactly("2 external -> trader:1 16659", "2 trader:1 -> external 10");
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS)).containsExactly("2 trader:1 -> insuranceFund 1759");
        assertThat(run.ledger().coinsOf(Account.trader(1))).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    /** Dollars would have left the account bankrupt at 1800; coins sold at 1530 bring 15,300, so it is at 1847. */
    @Test
    void aFallTakesMoreFromTheFundThanWithDollars() {
        VenueRun run = longOf100().depth(1, 300_000).fund(20_000).run(2000, 1700);

        assertThat(run.paidBy()).contains(entry(Payer.INSURANCE_FUND, 14_700 * DOLLAR));
        assertThat(run.liquidations()).extracting(Liquidation::collateral).containsExactly(15_300 * DOLLAR);
        assertThat(run.attribution()).isEqualTo(new Attribution(14_700 * DOLLAR, 0, 0, 0, 0));
        assertThat(run.checksHold()).isTrue();
    }

    /** At an index of 1852 the account was healthy, though the dollars that its coins fetched at 1840 were too little for it. */
    @Test
    void anAccountsHistoryCountsItsCoinsAtThePriceOfTheTime() {
        VenueRun run =
                longOf100().depth(1, 300_000).quotedAround(2000, 2000, 1840).run(2000, 1852, 1840);

        assertThat(run.liquidations()).extracting(Liquidation::crossedAt).containsExactly(2);
    }

    /** One coin at 2000 backs a long of one; closed at 1990 it has lost 10, and the coin is worth 1990. */
    @Test
    void whoClosesGetsHisCoinsWorthAtTheMark() {
        VenueRun run = new CexFixture()
                .coinCollateral(10)
                .position(1, 1, 2000, 2000)
                .order(new TapeOrder.Close(1, 1))
                .depth(1, 100_000)
                .run(2000, 1990);

        assertThat(transfers(run, Reason.PAYOUT)).containsExactly("1 trader:1 -> external 1980");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 4 coins of which 3.6 count make a long of 40 bankrupt at 910.90 where the mark is 990, though its dollars would at 1000. Of 100,000 a fifth is bid, so
     * three quarters of the 40 % go, 12 at 990.
     */
    @Test
    void whoHasCoinsIsMadeSmallerAlsoBelowHisEntryPrice() {
        BookMakerSpec thinning = new BookMakerSpec(
                List.of(new BookMakerSpec.Level(0, 100_000 * DOLLAR)),
                0,
                0,
                0,
                3_600_000,
                0,
                0,
                new Retreat.Recorded(
                        1_760_130_000_000L, List.of(new Step(0, 100 * PERCENT), new Step(1000, 20 * PERCENT))),
                List.of(),
                BookMakerSpec.UNLIMITED);
        ReductionSpec reduction = new ReductionSpec(50 * PERCENT, 10 * PERCENT, 40 * PERCENT, 10 * PERCENT, PERCENT);
        VenueRun run = new CexFixture()
                .coinCollateral(10)
                .position(1, 40, 1000, 4000)
                .mark(new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE))
                .trading(new BookTradingSpec(List.of(thinning), null, null, BookLimitsSpec.UNLIMITED, reduction))
                .run(1000, 990);

        assertThat(run.reductions()).containsExactly(new Reduction(1, 1, 12, 11_880 * DOLLAR));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Half of 20,000 are 5 coins. At 1836 they count 8262, so 1862 are left where 1836 are needed; at 1835 8257.50, and 1757.50 are less than 1835. Coins
     * alone would have been sold at 1851, dollars alone at 1818.
     */
    @Test
    void coinsStandBesideDollars() {
        VenueRun run = new CexFixture()
                .coinCollateral(10, 50)
                .position(1, 100, 2000, 20_000)
                .depth(1, 300_000)
                .run(2000, 1836, 1835);

        assertThat(transfers(run, Reason.COLLATERAL_SALE))
                .containsExactly("2 external -> trader:1 8257.500000", "2 trader:1 -> external 5");
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS))
                .containsExactly("2 trader:1 -> insuranceFund 1757.500000");
        assertThat(run.checksHold()).isTrue();
    }

    /** 4000 dollars are 1 coin of 2000 and 2000 dollars; 2000 of them are half a coin and 1000; of the rest nobody can take 2001. */
    @Test
    void ordersPostAndTakeBackCoinsAndDollarsAlike() {
        VenueRun run = new CexFixture()
                .coinCollateral(10, 50)
                .order(new TapeOrder.Open(0, 1, 1, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(0, 1, 0, 2000 * DOLLAR))
                .order(new TapeOrder.Decrease(0, 1, 0, 2001 * DOLLAR))
                .depth(1, 100_000)
                .run(2000);

        assertThat(transfers(run, Reason.COLLATERAL))
                .containsExactly("0 external -> trader:1 1", "0 external -> trader:1 2000");
        assertThat(transfers(run, Reason.PAYOUT))
                .containsExactly("0 trader:1 -> external 0.50000000", "0 trader:1 -> external 1000");
        assertThat(run.refusals())
                .extracting(refusal -> refusal.error().name())
                .containsExactly("NonPositiveCollateral");
        assertThat(run.conservation()).isZero();
    }

    /** 4000 dollars at 2000 are 2 coins, of which 3600 count; one of them is taken out again, and three are not there. */
    @Test
    void ordersPostAndTakeBackCoins() {
        VenueRun run = new CexFixture()
                .coinCollateral(10)
                .order(new TapeOrder.Open(0, 1, 1, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(0, 1, 0, 6000 * DOLLAR))
                .order(new TapeOrder.Decrease(0, 1, 0, 2000 * DOLLAR))
                .depth(1, 100_000)
                .run(2000);

        assertThat(transfers(run, Reason.COLLATERAL)).containsExactly("0 external -> trader:1 2");
        assertThat(transfers(run, Reason.PAYOUT)).containsExactly("0 trader:1 -> external 1");
        assertThat(run.refusals()).hasSize(1);
        assertThat(run.conservation()).isZero();
        assertThat(run.marks().at(0)).isEqualTo(2000 * PRICE);
    }
}
