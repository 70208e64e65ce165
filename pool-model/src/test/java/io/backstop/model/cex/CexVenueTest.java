package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.PRICE;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Attribution;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The long of 100 at 2000 with 4000 collateral is bankrupt at 1960 in all examples. */
class CexVenueTest {

    private static CexFixture longOf100() {
        return new CexFixture().position(1, 100, 2000, 4000);
    }

    @Test
    void theFundPaysWhatTheBookPaysLessThanTheBankruptcyPrice() {
        VenueRun run = longOf100().depth(1, 300_000).fund(5000).run(2000, 1950);

        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.INSURANCE_FUND, 1000L));
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 engine -> trader:1 196000", "1 marketMaker -> engine 195000");
        assertThat(transfers(run, Reason.SHORTFALL)).containsExactly("1 insuranceFund -> engine 1000");
        assertThat(run.liquidations())
                .containsExactly(row(1, 1, 1950, 1000, new Attribution(1000 * DOLLAR, 0, 0, 0, 0)));
        assertThat(run.ledger().balance(Account.INSURANCE_FUND)).isEqualTo(4000 * DOLLAR);
        assertThat(run.ledger().balance(Account.ENGINE)).isZero();
        assertThat(run.ledger().balance(Account.trader(1))).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void whatIsLeftOfTheMarginGoesToTheFund() {
        VenueRun run = longOf100().depth(1, 300_000).fund(5000).run(2000, 1975);

        assertThat(transfers(run, Reason.TRADE)).containsExactly("1 marketMaker -> trader:1 197500");
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS)).containsExactly("1 trader:1 -> insuranceFund 1500");
        assertThat(paidBy(run)).isEmpty();
        assertThat(run.liquidations()).containsExactly(row(1, 1, 1975, 0, Attribution.NONE));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 40 fill at 1975 and leave 600 for the fund; 60 are taken over at 1960, of which 40 fill at 1955 and cost the fund
     * 200; no netting. The last 20 leave one step later at 1975 with a surplus of 300.
     */
    @Test
    void surplusAndShortfallAreBookedPerFillWithoutNetting() {
        VenueRun run = longOf100().depth(2, 79_000).fund(5000).run(2000, 1975, 1975);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly(
                        "1 marketMaker -> trader:1 79000",
                        "1 engine -> trader:1 117600",
                        "1 marketMaker -> engine 78200",
                        "2 marketMaker -> engine 39500");
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS))
                .containsExactly("1 trader:1 -> insuranceFund 600", "2 engine -> insuranceFund 300");
        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.INSURANCE_FUND, 200L));
        assertThat(run.liquidations()).containsExactly(row(1, 2, 1967, 200, new Attribution(0, 0, 0, 0, 200 * DOLLAR)));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * The fund of 400 pays 10 for each of 40. The rest of 60 is closed against winners at 1950 who pay 10 each: first
     * account 3 (profit 3000 on entry 2100 and equity 6000), then account 2 (1500 on 2000 and 11500), then the house.
     */
    @Test
    void whenTheFundIsEmptyWinnersAreDeleveragedByRank() {
        VenueRun run = longOf100()
                .position(2, -30, 2000, 10_000)
                .position(3, -20, 2100, 3000)
                .depth(1, 300_000)
                .fund(400)
                .run(2000, 1950);

        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.INSURANCE_FUND, 400L, Payer.ADL, 600L));
        assertThat(transfers(run, Reason.ADL, Reason.PAYOUT))
                .containsExactly(
                        "1 trader:3 -> engine 200",
                        "1 trader:3 -> external 5800",
                        "1 trader:2 -> engine 300",
                        "1 trader:2 -> external 11200",
                        "1 house -> engine 100");
        assertThat(run.liquidations())
                .containsExactly(row(1, 1, 1950, 1000, new Attribution(1000 * DOLLAR, 0, 0, 0, 0)));
        assertThat(run.ledger().balance(Account.ENGINE)).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    /** The book is empty; of the 1000 lost at the mark the fund covers 400, so 60 are closed and 40 stay. */
    @Test
    void deleveragingEndsWhenTheFundCoversTheRest() {
        VenueRun run = longOf100().position(2, -100, 2000, 10_000).fund(400).run(2000, 1950, 1950);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 engine -> trader:1 196000", "1 trader:2 -> engine 117000");
        assertThat(transfers(run, Reason.ADL)).containsExactly("1 trader:2 -> engine 600");
        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.ADL, 600L));
        assertThat(run.openInventoryLoss()).isEqualTo(400 * DOLLAR);
        assertThat(run.ledger().balance(Account.ENGINE)).isEqualTo(-78_400 * DOLLAR);
        assertThat(run.liquidations())
                .containsExactly(row(1, 2, 1950, 600, new Attribution(1000 * DOLLAR, 0, 0, -400 * DOLLAR, 0)));
        assertThat(run.checksHold()).isTrue();
    }

    /** Account 2 is bankrupt at 1965 and taken over first: 1500 + 1000 are lost at 1950 and the fund has 1900. */
    @Test
    void theFirstLotIsDeleveragedFirstAndTheNextOnlyIfItMust() {
        VenueRun run = longOf100()
                .position(2, 100, 2000, 3500)
                .position(3, -200, 2000, 20_000)
                .fund(1900)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly(
                        "1 engine -> trader:2 196500", "1 engine -> trader:1 196000", "1 trader:3 -> engine 78000");
        assertThat(transfers(run, Reason.ADL)).containsExactly("1 trader:3 -> engine 600");
        assertThat(run.openInventoryLoss()).isEqualTo(1900 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * At 1910 each of account 1's 100 is 50 short of 1960. Account 2 ranks first (profit 1000 on entry 1920 and equity
     * 3200) and can pay 50 for 64 of its 100; the other 36 are closed against account 3.
     */
    @Test
    void aWinnerPaysNoMoreThanItsEquity() {
        VenueRun run = longOf100()
                .position(2, -100, 1920, 2200)
                .position(3, -100, 2100, 50_000)
                .position(4, 100, 2100, 50_000)
                .run(1910);

        assertThat(transfers(run, Reason.ADL))
                .containsExactly("0 trader:2 -> engine 3200", "0 trader:3 -> engine 1800");
        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.ADL, 5000L));
        assertThat(run.checksHold()).isTrue();
    }

    /** 600 of the loss of 1000 are the fund's to bear, so 40 of the 100 go; account 2 takes all of them. */
    @Test
    void theHouseKeepsItsPositionWhereTradersTakeTheWholePart() {
        VenueRun run = longOf100().position(2, -60, 2000, 10_000).fund(600).run(2000, 1950);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 engine -> trader:1 196000", "1 trader:2 -> engine 78000");
        assertThat(transfers(run, Reason.ADL)).containsExactly("1 trader:2 -> engine 400");
        assertThat(run.openInventoryLoss()).isEqualTo(600 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * The index stays at 2000. The book falls to bid 1900, ask 1901, so the mark is the median of 2000, 2000 − 99.5 and
     * the last trade 1900. The position is taken over at 1960 and sold at 1900: all of the loss is the book's.
     */
    @Test
    void aBookThatLeavesTheIndexLiquidatesAtItsOwnPricesAndTheLossIsImpact() {
        VenueRun run = longOf100()
                .quotedAround(2000, 1900)
                .depth(1, 300_000)
                .fund(10_000)
                .run(2000, 2000);

        assertThat(run.marks()).isEqualTo(PriceSeries.of(2000 * PRICE, 1900 * PRICE + PRICE / 2));
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 engine -> trader:1 196000", "1 marketMaker -> engine 190000");
        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.INSURANCE_FUND, 6000L));
        assertThat(run.attribution()).isEqualTo(new Attribution(0, 0, 0, 0, 6000 * DOLLAR));
        assertThat(run.liquidations().get(0).indexPrice()).isEqualTo(2000 * PRICE);
        assertThat(run.checksHold()).isTrue();
    }

    /** What others pay is the last trade, so the mark leaves the index and returns without any trade of this tape. */
    @Test
    void theMarkFollowsABookThatLeavesTheIndexWithoutATrade() {
        VenueRun run = new CexFixture()
                .quotedAround(2000, 1900, 2000)
                .depth(1, 300_000)
                .run(2000, 2000, 2000);

        assertThat(run.marks()).isEqualTo(PriceSeries.of(2000 * PRICE, 1900 * PRICE + PRICE / 2, 2000 * PRICE));
        assertThat(run.ledger().transfers()).isEmpty();
    }

    @Test
    void theFeedHashTellsABookOfItsOwnFromTheIndex() {
        String following = longOf100().run(2000, 2000).feedHash();

        assertThat(longOf100().quotedAround(2000, 2000).run(2000, 2000).feedHash())
                .isNotEqualTo(following)
                .isNotEqualTo(
                        longOf100().quotedAround(2000, 1999).run(2000, 2000).feedHash());
    }

    /**
     * Nobody on the other side is winning: account 2 is short from 1900. The house takes the 100 at 1950, and the loss of
     * 1000 is shared by the profits of accounts 3 and 4, 9500 : 4750.
     */
    @Test
    void whatNoWinnerCanTakeIsSharedByAllProfits() {
        VenueRun run = longOf100()
                .position(2, -100, 1900, 20_000)
                .position(3, 10, 1000, 10_000)
                .position(4, 10, 1475, 10_000)
                .run(2000, 1950);

        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.SOCIALISED, 1000L));
        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 engine -> trader:1 196000", "1 house -> engine 195000");
        assertThat(transfers(run, Reason.SOCIALISED_LOSS))
                .containsExactly("1 trader:3 -> engine 666.666667", "1 trader:4 -> engine 333.333333");
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void whatNobodyCanPayIsBadDebt() {
        VenueRun run = longOf100().position(2, -100, 1900, 20_000).run(2000, 1950);

        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.BAD_DEBT, 1000L));
        assertThat(transfers(run, Reason.SHORTFALL)).containsExactly("1 badDebt -> engine 1000");
        assertThat(run.ledger().balance(Account.BAD_DEBT)).isEqualTo(-1000 * DOLLAR);
        assertThat(run.ledger().balance(Account.ENGINE)).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    /** Short of 100 at 2000 with 4000: bankrupt at 2040, bought back at 2051, which is one tick above the index. */
    @Test
    void aShortIsTheMirrorImage() {
        VenueRun run = new CexFixture()
                .position(1, -100, 2000, 4000)
                .depth(1, 300_000)
                .fund(5000)
                .run(2000, 2050);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 trader:1 -> engine 204000", "1 engine -> marketMaker 205100");
        assertThat(paidBy(run)).isEqualTo(Map.of(Payer.INSURANCE_FUND, 1100L));
        assertThat(run.attribution()).isEqualTo(new Attribution(1000 * DOLLAR, 0, 0, 0, 100 * DOLLAR));
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aShortIsDeleveragedAgainstWinningLongs() {
        VenueRun run = new CexFixture()
                .position(1, -100, 2000, 4000)
                .position(2, 50, 2000, 10_000)
                .run(2000, 2050);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly(
                        "1 trader:1 -> engine 204000", "1 engine -> trader:2 102500", "1 engine -> house 102500");
        assertThat(transfers(run, Reason.ADL, Reason.PAYOUT))
                .containsExactly("1 trader:2 -> engine 500", "1 trader:2 -> external 12000", "1 house -> engine 500");
        assertThat(run.checksHold()).isTrue();
    }

    /** Maintenance is 1 % of 198,000 = 1980; equity at 1980 is 2000 and at 1979 is 1900 against 1979. */
    @Test
    void onlyEquityStrictlyBelowTheMaintenanceMarginIsLiquidated() {
        assertThat(longOf100().run(1980).liquidations()).isEmpty();
        assertThat(longOf100().run(1979).liquidations()).hasSize(1);
        assertThat(new CexFixture().position(1, 100, 2000, 3980).run(1980).liquidations())
                .isEmpty();
    }

    @Test
    void aTapeOrderOpensAtTheBookAndClosesWithAPayout() {
        VenueRun run = new CexFixture()
                .order(new TapeOrder.Open(0, 7, 10, 5000 * DOLLAR))
                .order(new TapeOrder.Close(1, 7))
                .depth(1, 100_000)
                .run(2000, 2100);

        assertThat(transfers(run, Reason.COLLATERAL, Reason.TRADE, Reason.PAYOUT))
                .containsExactly(
                        "0 external -> trader:7 5000",
                        "0 trader:7 -> marketMaker 20010",
                        "1 marketMaker -> trader:7 21000",
                        "1 trader:7 -> external 5990");
        assertThat(run.liquidations()).isEmpty();
        assertThat(run.refusals()).isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void ordersThatCannotBeCarriedOutAreRefusedAndMoveNothing() {
        VenueRun run = longOf100()
                .order(new TapeOrder.Open(0, 1, 1, 5000 * DOLLAR))
                .order(new TapeOrder.Open(0, 2, 51, 500_000 * DOLLAR))
                .order(new TapeOrder.Open(0, 3, 10, 409 * DOLLAR))
                .order(new TapeOrder.Open(0, 4, 0, 500 * DOLLAR))
                .order(new TapeOrder.Open(0, 5, 1, 0))
                .order(new TapeOrder.Close(0, 6))
                .order(new TapeOrder.Close(0, 1))
                .depth(1, 100_000)
                .run(2000);

        // Account 3 would buy at 2001 and have 409 − 10 = 399 of equity against 2 % of 20,000 = 400.
        assertThat(run.refusals().stream().map(refusal -> refusal.error().toString()))
                .containsExactly(
                        "PositionExists(1)",
                        "NoLiquidity(2, 49)",
                        "InsufficientMargin(3, 399000000, 400000000)",
                        "ZeroSize(4)",
                        "NonPositiveCollateral(5, 0)",
                        "NoPosition(6)",
                        "NoLiquidity(1, -50)");
        assertThat(run.refusals().get(1).notional()).isEqualTo(102_000 * DOLLAR);
        assertThat(transfers(run, Reason.COLLATERAL, Reason.TRADE, Reason.PAYOUT))
                .isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    /** 10 bought at 2001, 5 more at 2101: entry 30,515 / 15; half sold at 2200, and 100 of collateral taken out. */
    @Test
    void aPositionIsAddedToAndTakenFromAtTheBook() {
        VenueRun run = new CexFixture()
                .order(new TapeOrder.Open(0, 7, 10, 5000 * DOLLAR))
                .order(new TapeOrder.Increase(1, 7, 5, 1000 * DOLLAR))
                .order(new TapeOrder.Increase(1, 7, 0, 10 * DOLLAR))
                .order(new TapeOrder.Decrease(2, 7, 7, 100 * DOLLAR))
                .order(new TapeOrder.Close(3, 7))
                .depth(1, 100_000)
                .run(2000, 2100, 2200, 2200);

        assertThat(transfers(run, Reason.COLLATERAL, Reason.TRADE, Reason.PAYOUT))
                .containsExactly(
                        "0 external -> trader:7 5000",
                        "0 trader:7 -> marketMaker 20010",
                        "1 external -> trader:7 1000",
                        "1 trader:7 -> marketMaker 10505",
                        "1 external -> trader:7 10",
                        "2 marketMaker -> trader:7 15400",
                        "2 trader:7 -> external 100",
                        "3 marketMaker -> trader:7 17600",
                        "3 trader:7 -> external 8395");
        assertThat(run.refusals()).isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void changesThatCannotBeCarriedOutAreRefusedAndMoveNothing() {
        VenueRun run = longOf100()
                .order(new TapeOrder.Increase(0, 2, 1, 0))
                .order(new TapeOrder.Decrease(0, 1, -1, 0))
                .order(new TapeOrder.Decrease(0, 1, 0, 0))
                .order(new TapeOrder.Decrease(0, 1, 100, 0))
                .order(new TapeOrder.Decrease(0, 1, 0, 4000 * DOLLAR))
                .order(new TapeOrder.Decrease(0, 1, 0, 1))
                .order(new TapeOrder.Increase(0, 1, 51, 0))
                .order(new TapeOrder.Increase(0, 1, 1, 0))
                .depth(1, 100_000)
                .run(2000);

        // Of 4000 nothing may leave at 2 % of 200,000; one more at 2001 leaves 3999 against 2 % of 202,000.
        assertThat(run.refusals().stream().map(refusal -> refusal.error().toString()))
                .containsExactly(
                        "NoPosition(2)",
                        "WrongSide(1, -1, 100)",
                        "NothingToChange(1)",
                        "PartTooLarge(1, 100, 100)",
                        "NonPositiveCollateral(1, 0)",
                        "InsufficientMargin(1, 3999999999, 4000000000)",
                        "NoLiquidity(1, 49)",
                        "InsufficientMargin(1, 3999000000, 4040000000)");
        assertThat(transfers(run, Reason.COLLATERAL, Reason.TRADE, Reason.PAYOUT))
                .isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    /** The owner closes at 1950 before the engine comes: 1000 are missing, the fund has 300, the house's profit is 5000. */
    @Test
    void aVoluntaryCloseSendsItsDeficitThroughTheSameWaterfall() {
        VenueRun run = longOf100()
                .order(new TapeOrder.Close(1, 1))
                .depth(1, 300_000)
                .fund(300)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.SHORTFALL, Reason.SOCIALISED_LOSS, Reason.PAYOUT))
                .containsExactly("1 insuranceFund -> trader:1 300", "1 house -> trader:1 700");
        Liquidation row = run.liquidations().get(0);
        assertThat(row.forced()).isFalse();
        assertThat(row.shortfall()).isEqualTo(1000 * DOLLAR);
        assertThat(run.liquidationCount()).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void theMostUnderwaterAccountMeetsTheBestBids() {
        VenueRun run = new CexFixture()
                .position(1, 40, 2000, 1600)
                .position(2, 40, 2000, 1400)
                .depth(2, 79_000)
                .fund(5000)
                .run(2000, 1975);

        assertThat(transfers(run, Reason.TRADE)).startsWith("1 marketMaker -> trader:2 79000");
        assertThat(run.liquidations().get(0).account()).isEqualTo(2);
        assertThat(run.checksHold()).isTrue();
    }

    private static Liquidation row(
            int closedAt, int finishedAt, long executionDollars, long shortfall, Attribution attribution) {
        return new Liquidation(
                1,
                true,
                100,
                2000 * PRICE,
                4000 * DOLLAR,
                closedAt,
                closedAt,
                closedAt,
                finishedAt,
                markOf(executionDollars) * PRICE,
                executionDollars * PRICE,
                markOf(executionDollars) * PRICE,
                100 * executionDollars * DOLLAR,
                shortfall * DOLLAR,
                attribution,
                0,
                0,
                0,
                0,
                0);
    }

    /** Mark and index of the examples; the one whose average fill is 1967 closes at an index of 1975. */
    private static long markOf(long executionDollars) {
        return executionDollars == 1967 ? 1975 : executionDollars;
    }

    private static Map<Payer, Long> paidBy(VenueRun run) {
        Map<Payer, Long> paid = new TreeMap<>(run.paidBy());
        paid.values().removeIf(amount -> amount == 0);
        paid.replaceAll((payer, amount) -> amount / DOLLAR);
        return paid;
    }
}
