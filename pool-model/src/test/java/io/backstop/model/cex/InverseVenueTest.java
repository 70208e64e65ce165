package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.COIN;
import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.PRICE;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Asset;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * BitMEX's XBTUSD: 10 coins at 8000 with 20,000 dollars are 80,000 contracts and 2.5 coins. With 10 + 2.5 coins the account is
 * bankrupt where 80,000 dollars are 12.5 coins, at 6400.
 */
class InverseVenueTest {

    private static CexFixture longOf80000() {
        return new CexFixture().contract(ContractType.INVERSE).position(1, 10, 8000, 20_000);
    }

    /** 12.5 ÷ 1.01 are 12.376237… coins, 80,000 dollars at 6464; of 80,000 ÷ 6464 = 12.376237623… the taker owes the whole units. */
    @Test
    void anAccountIsLiquidatedWhereOnePercentOfTheCoinsItOwesIsLeft() {
        VenueRun run = longOf80000().depth(1, 100_000).run(8000, 6465, 6464);

        assertThat(run.liquidations()).extracting(Liquidation::closedAt).containsExactly(2);
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS))
                .containsExactly("2 trader:1 -> insuranceFund 0.12376238");
    }

    /** At 5000 the 80,000 dollars are 16 coins, 3.5 more than there are: 17,500 dollars then. The fund had 10 coins. */
    @Test
    void theFundPaysCoinsAndLosesWorthInTheCrash() {
        VenueRun run = longOf80000().depth(1, 100_000).fund(80_000).run(8000, 5000);

        assertThat(run.ledger().transfers()).extracting(Transfer::asset).containsOnly(Asset.COIN);
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 trader:1 -> engine 12.50000000", "1 engine -> marketMaker 16");
        assertThat(transfers(run, Reason.SHORTFALL)).containsExactly("1 insuranceFund -> engine 3.50000000");
        assertThat(run.ledger().coinsOf(Account.INSURANCE_FUND)).isEqualTo(13 * COIN / 2);
        assertThat(run.paidBy()).contains(entry(Payer.INSURANCE_FUND, 17_500 * DOLLAR));
        assertThat(run.coinPrices()).isEqualTo(CexFixture.prices(8000, 5000));
        assertThat(run.liquidations())
                .containsExactly(new Liquidation(
                        1,
                        true,
                        80_000,
                        8000 * PRICE,
                        12_500 * DOLLAR,
                        1,
                        1,
                        1,
                        1,
                        5000 * PRICE,
                        5000 * PRICE,
                        5000 * PRICE,
                        80_000 * DOLLAR,
                        17_500 * DOLLAR,
                        new Attribution(17_500 * DOLLAR, 0, 0, 0, 0),
                        0,
                        0,
                        0,
                        0,
                        0));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 16 coins less the 10 at entry are 6, of which 3.5 are missing: margin paid its 2.5, 12,500 dollars. Where most of what was taken over is still
     * held its loss is not missing yet, and margin paid no more for it.
     */
    @Test
    void marginPaysInCoinsWhatItHas() {
        VenueRun sold = longOf80000().depth(1, 100_000).fund(80_000).run(8000, 5000);
        VenueRun held = longOf80000().position(2, -10, 8000, 40_000).fund(8000).run(8000, 5000);

        assertThat(paidByMargin(sold)).isEqualTo(12_500 * DOLLAR);
        assertThat(paidByMargin(held)).isEqualTo(12_500 * DOLLAR);
    }

    private static long paidByMargin(VenueRun run) {
        PriceSeries index = CexFixture.prices(8000, 5000);
        return Outcome.of(
                        run,
                        new TimeGrid(1_735_689_600_000L, 1000, 2),
                        new IndexPrices(8000 * PRICE, index),
                        1,
                        List.of())
                .paidByMargin();
    }

    /**
     * Nobody bids and the fund has 1 coin of the 3.5, so 80,000 · 2.5 ÷ 3.5 contracts, rounded up to 57,143, go to account 2. They
     * cost 12.5 · 57,143 ÷ 80,000 = 8.92859375 coins and are 11.4286: it pays 2.50000625, at 5000 dollars. What is left would lose
     * 4.5714 − 3.57140625.
     */
    @Test
    void aWinnerPaysInCoins() {
        VenueRun run = longOf80000().position(2, -10, 8000, 40_000).fund(8000).run(8000, 5000);

        assertThat(transfers(run, Reason.ADL)).containsExactly("1 trader:2 -> engine 2.50000625");
        assertThat(run.paidBy()).contains(entry(Payer.ADL, 12_500_031_250L));
        assertThat(run.openInventoryLoss()).isEqualTo(4_999_968_750L);
        assertThat(run.shortfall()).isEqualTo(12_500_031_250L);
        assertThat(run.checksHold()).isTrue();
    }

    /** 2 coins at the mark of 8000 are 16,000 contracts, bought at 8001; 1 coin at that entry, rounded down, is 8000 of them. */
    @Test
    void ordersInCoinsAndDollarsBecomeContractsAndCoins() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .order(new TapeOrder.Open(0, 1, 2, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(1, 1, 1, 0))
                .order(new TapeOrder.Open(1, 2, 1, 1))
                .depth(1, 100_000)
                .run(8000, 8000);

        assertThat(transfers(run, Reason.COLLATERAL)).containsExactly("0 external -> trader:1 0.50000000");
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("0 marketMaker -> trader:1 1.99975004", "1 trader:1 -> marketMaker 1");
        assertThat(run.refusals()).hasSize(1);
        assertThat(run.checksHold()).isTrue();
    }

    /** 2 coins at the mark of 8000 are 16,000 contracts, whatever they cost in a book at 8100; one of them is 8000 contracts, a coin at 8000. */
    @Test
    void halfOfTheCoinsIsHalfOfTheContracts() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .mark(new MarkSpec.Index())
                .order(new TapeOrder.Open(0, 1, 2, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(1, 1, 1, 0))
                .depth(1, 100_000)
                .quotedAround(8100, 8000)
                .run(8000, 8000);

        assertThat(transfers(run, Reason.TRADE)).last().isEqualTo("1 trader:1 -> marketMaker 1");
    }

    /** 16,000 contracts for 2 coins at 8000, 20,000 for 2 more at 10,000: 2 of 4 coins are 18,000, which are 1.8 at 10,000. */
    @Test
    void coinsThatCameInAtSeveralMarksAreAsManyContractsEach() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .mark(new MarkSpec.Index())
                .order(new TapeOrder.Open(0, 1, 2, 4000 * DOLLAR))
                .order(new TapeOrder.Increase(1, 1, 2, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(2, 1, 2, 0))
                .depth(1, 100_000)
                .run(8000, 10_000, 10_000);

        assertThat(transfers(run, Reason.TRADE)).last().isEqualTo("2 trader:1 -> marketMaker 1.80000000");
    }

    /** Before the tape 3 coins at 8000 are 24,000 contracts; two of them are 16,000, at 10,000 dollars 1.6 coins. */
    @Test
    void coinsOfBeforeTheTapeAreCountedAtTheirEntry() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .mark(new MarkSpec.Index())
                .position(1, 3, 8000, 20_000)
                .order(new TapeOrder.Decrease(1, 1, 2, 0))
                .depth(1, 100_000)
                .run(8000, 10_000);

        assertThat(transfers(run, Reason.TRADE)).containsExactly("1 trader:1 -> marketMaker 1.60000000");
    }

    /**
     * A maker that leans by 1 % for each coin, up to 50 %, has bought 2 coins at the first index of 1000, 2000 contracts. So its middle is 980 and its
     * lowest ask a tick above the bid at 980: 1000 contracts at 981 are 1.019367991… coins, whole units upwards.
     */
    @Test
    void aMakerLeansByWhatItHoldsInCoins() {
        BookMakerSpec leans = new BookMakerSpec(
                List.of(new BookMakerSpec.Level(0, 9000 * DOLLAR)),
                0,
                0,
                0,
                0,
                10_000_000,
                500_000_000,
                new BookMakerSpec.Retreat.Never(),
                List.of(),
                BookMakerSpec.UNLIMITED);
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .mark(new MarkSpec.Index())
                .trading(new BookTradingSpec(List.of(leans), null, null, BookLimitsSpec.UNLIMITED, null))
                .order(new TapeOrder.Open(0, 1, -2, 4000 * DOLLAR))
                .order(new TapeOrder.Open(1, 2, 1, 4000 * DOLLAR))
                .run(1000, 1000);

        assertThat(transfers(run, Reason.TRADE)).last().isEqualTo("1 marketMaker -> trader:2 1.01936800");
    }
}
