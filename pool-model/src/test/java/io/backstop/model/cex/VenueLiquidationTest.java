package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Account 1 is long 100 from 2000 with 4000: bankrupt at 1960, and at 1970 it has 1000 of the 1970 that 1 % are. */
class VenueLiquidationTest {

    private static final Order MARKET = new Order.Market();
    private static final Steps ALL = new Steps.Whole(false);
    private static final MarginLeft RETURNED = new MarginLeft.Returned(0);

    /** 50 at 1950 and 50 at 1930 are 194,000, and 196,000 are owed. Of the 2000 the fund has 300; the house has won 5000. */
    @Test
    void whatAMarketOrderLeavesOwingIsTheShortfall() {
        VenueRun run = market(RETURNED).depth(2, 97_500).fund(300).run(2000, 1950);

        assertThat(transfers(run, Reason.SHORTFALL, Reason.SOCIALISED_LOSS))
                .containsExactly("1 insuranceFund -> trader:1 300", "1 house -> trader:1 1700");
        assertThat(run.shortfall()).isEqualTo(2000 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** Nobody bids. At 1950 the account has lost 1000 more than it had; account 2 is closed against it and pays them. */
    @Test
    void whomNobodyTakesOverIsDeleveragedFromItsOwner() {
        VenueRun run = market(RETURNED)
                .position(2, -100, 2000, 5000)
                .deleveraging(due(new Trigger.NegativeEquity()))
                .fund(300)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.TRADE, Reason.ADL, Reason.PAYOUT))
                .containsExactly(
                        "1 trader:2 -> trader:1 195000", "1 trader:2 -> trader:1 1000", "1 trader:2 -> external 9000");
        assertThat(run.liquidations()).singleElement().satisfies(row -> {
            assertThat(row.size()).isEqualTo(100);
            assertThat(row.shortfall()).isEqualTo(1000 * DOLLAR);
        });
        assertThat(run.checksHold()).isTrue();
    }

    /** What the fund could pay is not due: of 1000 it has 300, so 70 of the 100 go. */
    @Test
    void whatTheFundCouldBearStaysWithItsOwner() {
        VenueRun run = market(RETURNED).position(2, -100, 2000, 5000).fund(300).run(2000, 1950);

        assertThat(transfers(run, Reason.ADL)).containsExactly("1 trader:2 -> trader:1 700");
        assertThat(run.liquidations()).extracting(Liquidation::shortfall).containsExactly(700 * DOLLAR);
        assertThat(run.openDeficit()).isEqualTo(300 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Nobody bids, and the fund could bear what 100 at 1960 lose at 1950, so they wait. Account 2, whose order waits at 1955 for its 500 less than nothing at
     * 1950, adds to it; at 1957 it has 200, which do not pay for the 300 of account 1.
     */
    @Test
    void whatWaitsAtTheEndIsADeficitAtTheLastIndex() {
        assertThat(twoThatWait().run(2000, 1970, 1950).openDeficit()).isEqualTo(1500 * DOLLAR);
        assertThat(twoThatWait().run(2000, 1970, 1957).openDeficit()).isEqualTo(300 * DOLLAR);
        assertThat(twoThatWait().run(2000, 1970, 1970).openDeficit()).isZero();
        assertThat(twoThatWait().run(2000, 1970, 1950).checksHold()).isTrue();
    }

    private static CexFixture twoThatWait() {
        return waiting(new MarginLeft.Kept()).position(2, 100, 2000, 4500).fund(2000);
    }

    /**
     * 10 are sold at 1970 and 90 wait at 1960. The bid of 1955 does not reach them. Between 1955 and 1956 the mark is 1955.5, so the 90 that
     * have cost 176,300 are worth 175,995: account 2 takes them and pays 305.
     */
    @Test
    void anOrderThatWaitsAtTheBankruptcyPriceIsDeleveragedWhenTheMarkIsThroughIt() {
        VenueRun run = waiting(new MarginLeft.Kept())
                .depth(1, 19_700)
                .position(2, -100, 2000, 5000)
                .deleveraging(due(new Trigger.MarkThroughBankruptcy()))
                .run(2000, 1970, 1955);

        assertThat(transfers(run, Reason.TRADE, Reason.ADL))
                .containsExactly(
                        "1 marketMaker -> trader:1 19700",
                        "2 trader:2 -> trader:1 175995",
                        "2 trader:2 -> trader:1 305");
        assertThat(run.checksHold()).isTrue();
    }

    /** The next bids are 10 at 1970 again and take the order at its own 1960; then the price is 2100 and nothing is cancelled too late. */
    @Test
    void anOrderThatWaitsIsMetByQuotesAtItsPriceAndCancelledWhenTheAccountIsWell() {
        VenueRun run = waiting(new MarginLeft.Kept()).depth(1, 19_700).run(2000, 1970, 1970, 2100, 1990);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly(
                        "1 marketMaker -> trader:1 19700",
                        "2 marketMaker -> trader:1 19600",
                        "3 marketMaker -> trader:1 17640");
        assertThat(run.liquidations()).singleElement().satisfies(row -> {
            assertThat(row.size()).isEqualTo(29);
            assertThat(row.finishedAt()).isEqualTo(3);
        });
        assertThat(run.checksHold()).isTrue();
    }

    /** The owner sells all at market in the step in which his order waits; nothing is left for it to close. */
    @Test
    void anOrderThatWaitsNeverClosesMoreThanItsOwnerHas() {
        VenueRun run = waiting(new MarginLeft.Kept())
                .depth(2, 19_700)
                .quotedAround(2000, 1970, 1940, 1990)
                .order(new TapeOrder.Close(3, 1))
                .run(2000, 1970, 1970, 1970);

        assertThat(run.liquidations()).allSatisfy(row -> assertThat(row.size()).isLessThanOrEqualTo(100));
        assertThat(run.checksHold()).isTrue();
    }

    /** One piece of 10 at first. A second later 25 would fit, but with 90 left 40 are enough: 1000 is more than 1 % of 50. */
    @Test
    void clipsStopAsSoonAsItIsEnough() {
        BookLiquidationSpec rules = new BookLiquidationSpec(
                new Takeover.None(), new Steps.Clips(10, 40), MARKET, RETURNED, TakeoverPrice.BANKRUPTCY);

        VenueRun run = account(rules).depth(1, 197_000).run(2000, 1970, 1970, 1970);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly("1 marketMaker -> trader:1 19700", "2 marketMaker -> trader:1 78800");
        assertThat(run.liquidations()).extracting(Liquidation::size).containsExactly(50L);
        assertThat(run.checksHold()).isTrue();
    }

    /** All is sold at 1970, 1000 above the bankruptcy price: 0.1 % of 197,000 is 197, and 1.5 % would be more than there is. */
    @Test
    void aPenaltyIsTakenFromWhatIsLeftAndTheRestIsTheTraders() {
        VenueRun run = market(new MarginLeft.CappedPenalty(1_000_000))
                .depth(1, 197_000)
                .run(2000, 1970);

        assertThat(transfers(run, Reason.LIQUIDATION_FEE, Reason.PAYOUT))
                .containsExactly("1 trader:1 -> insuranceFund 197", "1 trader:1 -> external 803");
        assertThat(run.liquidations()).singleElement().satisfies(row -> {
            assertThat(row.liquidationFee()).isEqualTo(197 * DOLLAR);
            assertThat(row.payout()).isEqualTo(803 * DOLLAR);
        });
        VenueRun most = market(new MarginLeft.CappedPenalty(15_000_000))
                .depth(1, 197_000)
                .run(2000, 1970);
        assertThat(transfers(most, Reason.LIQUIDATION_FEE, Reason.PAYOUT))
                .containsExactly("1 trader:1 -> insuranceFund 1000");
    }

    /** Position and margin go at the mark: 197,000 less 1000. The engine sells at it, and what it has more is the fund's. */
    @Test
    void withTheMarginThePositionCostsWhatItsOwnerOwed() {
        BookLiquidationSpec rules = new BookLiquidationSpec(
                new Takeover.BelowMaintenance(2, 3), ALL, MARKET, RETURNED, TakeoverPrice.MARK_WITH_MARGIN);

        VenueRun run = account(rules).depth(1, 197_000).run(2000, 1970);

        assertThat(transfers(run, Reason.TRADE, Reason.LIQUIDATION_SURPLUS, Reason.SHORTFALL))
                .containsExactly(
                        "1 engine -> trader:1 197000",
                        "1 trader:1 -> engine 1000",
                        "1 marketMaker -> engine 197000",
                        "1 engine -> insuranceFund 1000");
        assertThat(run.checksHold()).isTrue();
    }

    private static BookDeleveragingSpec due(Trigger trigger) {
        return new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(trigger));
    }

    private static CexFixture market(MarginLeft left) {
        return account(new BookLiquidationSpec(new Takeover.None(), ALL, MARKET, left, TakeoverPrice.BANKRUPTCY));
    }

    private static CexFixture waiting(MarginLeft left) {
        return account(new BookLiquidationSpec(
                new Takeover.None(), ALL, new Order.Bankruptcy(true), left, TakeoverPrice.BANKRUPTCY));
    }

    private static CexFixture account(BookLiquidationSpec rules) {
        return new CexFixture().position(1, 100, 2000, 4000).liquidation(rules);
    }
}
