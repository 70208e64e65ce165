package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.balance;
import static io.backstop.model.cex.CexFixture.transfers;
import static io.backstop.model.cex.CexFixture.winners;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A venue's own rank, close price and triggers. Account 1 is long with 40 of margin a unit at 2000, so bankrupt at 1960; the index
 * falls to 1950 and nobody bids unless said. The engine then loses 10 a unit.
 */
class VenueDeleveragingTest {

    private static final Trigger UNCOVERED = new Trigger.Uncovered();

    /**
     * Accounts 4, 5, 6 and 8 are short of 10, 200, 40 and 40 from 1960, 2000, 3900 and 2500 with 1000, 87,500, 78,000 and 500.
     * Profits are 100, 10,000, 78,000, 22,000; notional ÷ equity is 17.7, 4, 0.5, 3.47. PnL % times that: 9.0, 10, 25, 76 %. Profit ÷
     * collateral × 1 % of notional ÷ equity: 0.0177, 0.00457, 0.005, 1.53. Entry ÷ mark × notional ÷ equity: 17.8, 4.1, 1, 4.4. The
     * house is short of the 10 that are left. Each pays 10 a unit.
     */
    @ParameterizedTest
    @CsvSource({"BITMEX, 8654", "BINANCE, 8465", "HYPERLIQUID, 4856", "PROFIT, 6854", "LEVERAGE, 4586"})
    void eachRankHasItsOwnOrder(Rank rank, String order) {
        VenueRun run = new CexFixture()
                .position(1, 300, 2000, 12_000)
                .position(4, -10, 1960, 1000)
                .position(5, -200, 2000, 87_500)
                .position(6, -40, 3900, 78_000)
                .position(8, -40, 2500, 500)
                .deleveraging(new BookDeleveragingSpec(rank, Price.BANKRUPTCY, List.of(UNCOVERED)))
                .run(2000, 1950);

        List<String> payers = transfers(run, Reason.ADL);
        assertThat(payers.stream().filter(payer -> payer.contains("trader")).map(payer -> payer.substring(9, 10)))
                .containsExactly(order.split(""));
        assertThat(payers)
                .containsExactlyInAnyOrder(
                        "1 trader:4 -> engine 100",
                        "1 trader:5 -> engine 2000",
                        "1 trader:6 -> engine 400",
                        "1 trader:8 -> engine 400",
                        "1 house -> engine 100");
        assertThat(run.checksHold()).isTrue();
    }

    /** The fund bears 300 of the 1000; 70 units go, 40 of account 3 and 30 of account 2. */
    @Test
    void atTheBankruptcyPriceWinnersBearWhatIsTooMuchForTheFund() {
        assertThat(money(closedAt(Price.BANKRUPTCY)))
                .containsExactly("1 trader:3 -> engine 400", "1 trader:2 -> engine 300");
    }

    /** All 100 go. The fund pays 300 of the first 400, account 2 with its profit of 3000 the next 100; then nobody is left. */
    @Test
    void atTheMarkWinnersPayNothing() {
        assertThat(money(closedAt(Price.MARK)))
                .containsExactly(
                        "1 insuranceFund -> engine 300", "1 trader:2 -> engine 100", "1 badDebt -> engine 600");
    }

    /** Account 3 goes with 40 and account 2 with 60, both at 1950 in the second step: 78,000 and 117,000. */
    @Test
    void whoIsClosedAtTheMarkIsDeleveragedWhetherHePaysOrNot() {
        VenueRun run = closedAt(Price.MARK);

        assertThat(winners(run)).containsExactly("1 trader:3 78000", "1 trader:2 117000");
        assertThat(run.deleveragedNotional()).isEqualTo(195_000 * DOLLAR);
    }

    /** Account 3 goes with 40 and account 2 with 30, at 1960. */
    @Test
    void whatWinnersAreClosedByCountsAtThePriceOfTheClose() {
        assertThat(winners(closedAt(Price.BANKRUPTCY))).containsExactly("1 trader:3 78400", "1 trader:2 58800");
    }

    /** The house is short what account 1 is long, and won 50 a unit: all 100 go at 1950. */
    @Test
    void theHouseIsAWinnerToo() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .fund(300)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, Price.MARK, List.of(UNCOVERED)))
                .run(2000, 1950);

        assertThat(winners(run)).containsExactly("1 house 195000");
    }

    /** The oracle said 2000, 50 above the mark: 40 a unit are more than the loss and the fund's. */
    @Test
    void atThePreviousOracleWhatWinnersPayBeyondTheLossIsTheFunds() {
        assertThat(money(closedAt(Price.PREVIOUS_ORACLE)))
                .containsExactly(
                        "1 trader:3 -> engine 400",
                        "1 trader:3 -> insuranceFund 1600",
                        "1 trader:2 -> engine 600",
                        "1 trader:2 -> insuranceFund 2400");
    }

    /** At 1950 a unit that cost 1960 is worth nothing at 1960. */
    @Test
    void theZeroPriceOfWhatWasTakenOverIsItsBankruptcyPrice() {
        assertThat(money(closedAt(Price.ORACLE_IMPLIED_ZERO)))
                .containsExactly("1 trader:3 -> engine 400", "1 trader:2 -> engine 600");
    }

    /** (2 · 1960 + 1950) ÷ 3 = 1956.66666666: winners pay two thirds of 10, the fund its 300 of the rest. */
    @Test
    void atTheThirdPointWinnersPayTwoThirds() {
        assertThat(money(closedAt(Price.FTX)))
                .containsExactly(
                        "1 trader:3 -> engine 266.666666",
                        "1 insuranceFund -> engine 133.333334",
                        "1 trader:2 -> engine 399.999999",
                        "1 insuranceFund -> engine 166.666666",
                        "1 badDebt -> engine 33.333335");
    }

    /**
     * Taken over at 1901, when the fund still bore 59 a unit. At 1900 it is 60, and an equity of 2100 pays it for 35; the house takes 65 at
     * the mark, and the fund what they lose.
     */
    @Test
    void nobodyPaysMoreThanHisEquityAtAnyPrice() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(2, -100, 1901, 2000)
                .fund(5950)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, Price.ORACLE_IMPLIED_ZERO, List.of(UNCOVERED)))
                .run(1901, 1900);

        assertThat(money(run)).containsExactly("1 trader:2 -> engine 2100", "1 insuranceFund -> engine 3900");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * The fund of 10,000 pays 1000 for 20 that are sold at 1910; the 50 left lose 2500, together 35 %, so winners bear 500. Then it
     * has fallen by 30 %: nothing is sold and nothing more is due. At 1925 it is 24 %, and 19 are sold.
     */
    @Test
    void aFallOfTheFundSparesItUntilItHasRecovered() {
        Trigger fall = new Trigger.Drawdown(300_000_000, 250_000_000, 0, 28_800_000);
        VenueRun run = new CexFixture()
                .position(1, 70, 2000, 2800)
                .position(2, -70, 2000, 30_000)
                .depth(1, 38_200)
                .fund(10_000)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(fall)))
                .run(2000, 1910, 1910, 1925);

        assertThat(money(run))
                .containsExactly(
                        "1 insuranceFund -> engine 1000", "1 trader:2 -> engine 500", "3 insuranceFund -> engine 665");
        assertThat(run.openInventoryLoss()).isEqualTo(735 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * The fund of 10,000 pays 1000 for 20 that are sold at 1910; the 50 left lose 2500, together 35 %. Account 2 is closed against all of them and pays
     * it, so the fall is 10 % and over. At 1795 the 20 of account 3, bankrupt at 1880, lose 1700: 27 %, which is less than a new fall, so they
     * are sold.
     */
    @Test
    void aFallIsOverAlsoWhereNothingIsHeldAnyMore() {
        Trigger fall = new Trigger.Drawdown(300_000_000, 250_000_000, 0, 28_800_000);
        VenueRun run = new CexFixture()
                .position(1, 70, 2000, 2800)
                .position(2, -70, 2000, 30_000)
                .position(3, 20, 1900, 400)
                .depth(1, 38_200)
                .fund(10_000)
                .mark(new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE))
                .deleveraging(new BookDeleveragingSpec(
                        Rank.BITMEX, Price.BANKRUPTCY, List.of(fall, new Trigger.NegativeEquity())))
                .run(1980, 1910, 1795);

        assertThat(money(run))
                .containsExactly(
                        "1 insuranceFund -> engine 1000",
                        "1 trader:2 -> engine 2500",
                        "2 insuranceFund -> engine 1700");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Account 1 is long 60, bankrupt at 1960, account 7 long 40, bankrupt at 1955: at 1950 they lose 600 and 200. A fund of 799 cannot pay that, so account
     * 1's lot goes, which has less for what it needs; what is left it can pay.
     */
    @Test
    void aFundIsEmptyWhenItCannotPayForWhatIsHeld() {
        VenueRun run = new CexFixture()
                .position(1, 60, 2000, 2400)
                .position(7, 40, 2000, 1800)
                .position(2, -100, 2000, 30_000)
                .fund(799)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(new Trigger.FundEmpty())))
                .run(2000, 1950);

        assertThat(money(run)).containsExactly("1 trader:2 -> engine 600");
        assertThat(run.openInventoryLoss()).isEqualTo(200 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aFundThatCouldPayIsSparedByTriggersThatDoNotAskForIt() {
        assertThat(money(triggeredBy(new Trigger.MarkThroughBankruptcy(), 100_000)))
                .containsExactly("1 trader:3 -> engine 400", "1 trader:2 -> engine 600");
        assertThat(money(triggeredBy(new Trigger.NegativeEquity(), 100_000)))
                .containsExactly("1 trader:3 -> engine 400", "1 trader:2 -> engine 600");
        assertThat(money(triggeredBy(UNCOVERED, 100_000))).isEmpty();
        assertThat(money(triggeredBy(new Trigger.FundEmpty(), 1000))).isEmpty();
        assertThat(money(triggeredBy(new Trigger.FundEmpty(), 999)))
                .containsExactly("1 trader:3 -> engine 400", "1 trader:2 -> engine 600");
    }

    private static VenueRun closedAt(Price price) {
        VenueRun run = twoWinners(300)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, price, List.of(UNCOVERED)))
                .run(2000, 1950);
        assertThat(run.checksHold()).isTrue();
        return run;
    }

    private static VenueRun triggeredBy(Trigger trigger, long fund) {
        VenueRun run = twoWinners(fund)
                .deleveraging(new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(trigger)))
                .run(2000, 1950);
        assertThat(balance(run, Account.INSURANCE_FUND)).isEqualTo(fund * DOLLAR);
        return run;
    }

    /** Account 3 comes first: 6000 on 84,000 with an equity of 16,000, against 3000 on 120,000 with 33,000. */
    private static CexFixture twoWinners(long fund) {
        return new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(2, -60, 2000, 30_000)
                .position(3, -40, 2100, 10_000)
                .fund(fund);
    }

    private static List<String> money(VenueRun run) {
        return transfers(run, Reason.ADL, Reason.SHORTFALL, Reason.SOCIALISED_LOSS, Reason.LIQUIDATION_SURPLUS);
    }
}
