package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookLimitsSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.BookMakerSpec;
import io.backstop.model.scenario.BookMakerSpec.Level;
import io.backstop.model.scenario.BookMakerSpec.Retreat;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Makers with 1 % on either side of the reference and one level; the mark is the index. */
class VenueMakersTest {

    private static final long PERCENT = 10_000_000;
    private static final MarkSpec INDEX = new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE);

    /**
     * The maker buys 10 at 990 with 500, so it is bankrupt at 940; the mark is 1000 all the time. Its book falls to 900, it asks 909 and is
     * taken: 500 − 810 are 310 that it owes.
     */
    @Test
    void aMakerThatIsFilledBelowItsBankruptcyPriceOwesWhatAnybodyWould() {
        VenueRun run = new CexFixture()
                .trading(makers(maker(9900, 500)))
                .quotedAround(1000, 900)
                .mark(INDEX)
                .fund(1000)
                .order(new TapeOrder.Open(0, 1, -10, 2000 * DOLLAR))
                .order(new TapeOrder.Open(1, 2, 10, 2000 * DOLLAR))
                .run(1000, 1000);

        assertThat(transfers(run, Reason.TRADE, Reason.SHORTFALL))
                .containsExactly(
                        "0 trader:3 -> trader:1 9900",
                        "1 trader:2 -> trader:3 9090",
                        "1 insuranceFund -> trader:3 310");
        assertThat(run.liquidations())
                .extracting(Liquidation::account, Liquidation::forced, Liquidation::size, Liquidation::shortfall)
                .containsExactly(tuple(3, false, 10L, 310 * DOLLAR));
        assertThat(run.checksHold()).isTrue();
    }

    /** It buys 10 at 990, sells 9 at 1010 and keeps 1000 − 9900 + 9090 with one that is worth 1000. */
    @Test
    void aMakerKeepsItsCashAndQuotesOn() {
        VenueRun run = new CexFixture()
                .trading(makers(maker(9900, 1000)))
                .mark(INDEX)
                .order(new TapeOrder.Open(0, 1, -10, 2000 * DOLLAR))
                .order(new TapeOrder.Open(1, 2, 9, 2000 * DOLLAR))
                .run(1000, 1000);

        assertThat(run.ledger().balance(Account.trader(3))).isEqualTo(190 * DOLLAR);
        assertThat(run.refusals()).isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Both may owe any amount, so they are one account. The first has bought 9 and leans 2 % down: it asks 981, the second bids 1000 and takes
     * it, and nothing moves in the ledger.
     */
    @Test
    void makersWithoutLimitMeetWithinOneAccount() {
        BookMakerSpec high = new BookMakerSpec(
                List.of(new Level(0, 10_200 * DOLLAR)), 0, 0, 0, 0, 0, 0, new Retreat.Never(), List.of(), -1);
        BookMakerSpec leans = new BookMakerSpec(
                List.of(new Level(0, 9900 * DOLLAR)),
                0,
                0,
                0,
                0,
                2 * PERCENT,
                2 * PERCENT,
                new Retreat.Never(),
                List.of(),
                -1);
        VenueRun run = new CexFixture()
                .trading(makers(leans, high))
                .mark(INDEX)
                .order(new TapeOrder.Open(0, 1, -12, 2000 * DOLLAR))
                .run(1000, 1000);

        assertThat(transfers(run, Reason.TRADE)).allMatch(text -> text.startsWith("0 "));
        assertThat(run.checksHold()).isTrue();
    }

    /** Of 100 bought at 1000 with 4000 it has 4000 − 3100 at 969, needs 969, and is gone before anybody can buy of it. */
    @Test
    void aMakerThatIsLiquidatableIsGoneBeforeTheOrdersOfTheStep() {
        VenueRun run = new CexFixture()
                .trading(makers(new BookMakerSpec(
                        List.of(new Level(0, 100_000 * DOLLAR)),
                        0,
                        0,
                        0,
                        0,
                        0,
                        0,
                        new Retreat.Never(),
                        List.of(),
                        4000 * DOLLAR)))
                .mark(INDEX)
                .order(new TapeOrder.Open(0, 1, -100, 9000 * DOLLAR))
                .order(new TapeOrder.Open(1, 2, 5, 2000 * DOLLAR))
                .run(1000, 969);

        assertThat(run.refusals())
                .extracting(refusal -> refusal.error().toString())
                .containsExactly("NoLiquidity(2, 0)");
    }

    /**
     * The first maker owes 310 as above. The second has bought 20 at 990 with 40: 240 at 1000, where 200 are needed. It wins 200 and account 2, who
     * bought at 909, wins 910, so the second pays 200 of 1110 parts of the 310 and has 184.14: it takes its bids at 891 out before the engine
     * sells its 20 to them.
     */
    @Test
    void aMakerThatBearsALossDoesNotMeetItsOwnQuotes() {
        VenueRun run = new CexFixture()
                .trading(makers(maker(9900, 500), maker(19_800, 40, 1000)))
                .quotedAround(1000, 900)
                .mark(INDEX)
                .liquidation(new BookLiquidationSpec(
                        new Takeover.None(),
                        new Steps.Whole(false),
                        new Order.Market(),
                        new MarginLeft.Returned(0),
                        TakeoverPrice.BANKRUPTCY))
                .order(new TapeOrder.Open(0, 1, -30, 4000 * DOLLAR))
                .order(new TapeOrder.Open(1, 2, 10, 2000 * DOLLAR))
                .run(1000, 1000);

        assertThat(transfers(run, Reason.TRADE, Reason.SOCIALISED_LOSS))
                .containsExactly(
                        "0 trader:3 -> trader:1 9900",
                        "0 trader:4 -> trader:1 19800",
                        "1 trader:2 -> trader:3 9090",
                        "1 trader:2 -> trader:3 254.144144",
                        "1 trader:4 -> trader:3 55.855856");
        assertThat(run.checksHold()).isTrue();
    }

    private static BookMakerSpec maker(long dollars, long margin) {
        return maker(dollars, margin, 3_600_000);
    }

    private static BookMakerSpec maker(long dollars, long margin, long refillRamp) {
        return new BookMakerSpec(
                List.of(new Level(0, dollars * DOLLAR)),
                PERCENT,
                0,
                0,
                refillRamp,
                0,
                0,
                new Retreat.Never(),
                List.of(),
                margin * DOLLAR);
    }

    private static BookTradingSpec makers(BookMakerSpec... makers) {
        return new BookTradingSpec(List.of(makers), null, null, BookLimitsSpec.UNLIMITED, null);
    }
}
