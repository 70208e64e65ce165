package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import org.junit.jupiter.api.Test;

/** Accounts in liquidation whom others change before the engine looks at them again. The mark is the index. */
class VenueEncountersTest {

    private static final long SECOND = 1000;

    /**
     * Account 1 is long and account 2 short of 100, both bankrupt at 1960. At 1950 account 1 has 1000 less than nothing, so its order comes first
     * and waits; account 2, with 1000 of 1950, takes it, and both are flat.
     */
    @Test
    void whomOthersCloseInTheSameStepIsNotDeleveraged() {
        VenueRun run = liquidation(new Order.Bankruptcy(true), new MarginLeft.Kept())
                .position(1, 100, 2000, 4000)
                .position(2, -100, 1900, 6000)
                .run(1950);

        assertThat(transfers(run, Reason.TRADE, Reason.ADL, Reason.SOCIALISED_LOSS))
                .containsExactly("0 trader:2 -> trader:1 196000");
        assertThat(run.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::shortfall)
                .containsExactlyInAnyOrder(tuple(1, 100L, 0L), tuple(2, -100L, 0L));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 29 of 100 are sold at 1970 and 71 wait at 1960. The owner brings 2000 and sells 30 at 1950 himself; then account 3 buys 29 at 1951 and 20 of the
     * order. The account is well with 21: the row is of 29 and 20, and what the owner sold is not in it.
     */
    @Test
    void whatAnOwnerSellsIsNoPartOfHisLiquidation() {
        VenueRun run = changedByItsOwner().quotedAround(2000, 1970, 1950).run(2000, 1970, 1970);

        assertThat(transfers(run, Reason.TRADE))
                .containsExactly(
                        "1 marketMaker -> trader:1 57130",
                        "2 marketMaker -> trader:1 58500",
                        "2 trader:3 -> marketMaker 56579",
                        "2 trader:3 -> trader:1 39200");
        assertThat(run.liquidations()).extracting(Liquidation::size).containsExactly(49L);
        assertThat(run.liquidations()).extracting(Liquidation::finishedAt).containsExactly(2);
        assertThat(run.checksHold()).isTrue();
    }

    /** The same where nothing was sold before: the 20 are all of the row, and the 50 that are left are let go. */
    @Test
    void aLiquidationOfWhichNothingWasSoldBeginsWithWhatItsOwnerHasLeft() {
        VenueRun run = changedByItsOwner().quotedAround(2000, 1950, 1950).run(2000, 1970, 1970);

        assertThat(run.liquidations()).extracting(Liquidation::size).containsExactly(20L);
        assertThat(run.liquidations()).extracting(Liquidation::finishedAt).containsExactly(2);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Account 2 has 1000 of 1970 and offers 100 at the mark of 1970, for half a second. At 1975 account 1, short, has 882 of 1185, less than account 2
     * with 1500 of 1975; it buys 60 of what is still offered. With 40 left 1200 are more than the 790 that account 2 needs, so nothing more is
     * offered, and account 3 finds nobody to buy from.
     */
    @Test
    void whoIsWellBeforeItsTurnIsLeftAlone() {
        VenueRun run = liquidation(new Order.NearMarket(0, SECOND / 2), new MarginLeft.Returned(0))
                .position(1, -60, 1900, 5382)
                .position(2, 100, 2000, 4000)
                .order(new TapeOrder.Open(2, 3, 30, 9000 * DOLLAR))
                .run(1970, 1975, 1975);

        assertThat(transfers(run, Reason.TRADE)).containsExactly("1 trader:1 -> trader:2 118200");
        assertThat(run.refusals())
                .extracting(refusal -> refusal.error().toString())
                .containsExactly("NoLiquidity(3, 0)");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 10 coins of which 9 count are sold at 1665.90 when 1759 of 1851 are left, so 183,341 are owed for 100, which are offered 10 % below the mark, at
     * 1666. The owner brings 10 coins more at 1900; account 3 buys all, and 16,741 are missing: the coins fetch 17,100, and 359 are the owner's.
     */
    @Test
    void coinsPayADebtBeforeTheFundDoes() {
        VenueRun run = liquidation(new Order.NearMarket(100_000_000, 60 * SECOND), new MarginLeft.Returned(0))
                .coinCollateral(10)
                .position(1, 100, 2000, 20_000)
                .order(new TapeOrder.Increase(2, 1, 0, 19_000 * DOLLAR))
                .order(new TapeOrder.Open(2, 3, 100, 190_000 * DOLLAR))
                .fund(20_000)
                .run(2000, 1851, 1900);

        assertThat(transfers(run, Reason.SHORTFALL)).isEmpty();
        assertThat(transfers(run, Reason.COLLATERAL_SALE))
                .containsExactly(
                        "1 external -> trader:1 16659",
                        "1 trader:1 -> external 10",
                        "2 external -> trader:1 17100",
                        "2 trader:1 -> external 10");
        assertThat(transfers(run, Reason.PAYOUT)).containsExactly("2 trader:1 -> external 359");
        assertThat(run.ledger().coinsOf(Account.trader(1))).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    private static CexFixture changedByItsOwner() {
        return liquidation(new Order.Bankruptcy(true), new MarginLeft.Kept())
                .position(1, 100, 2000, 4000)
                .depth(1, 58_500)
                .order(new TapeOrder.Increase(2, 1, 0, 2000 * DOLLAR))
                .order(new TapeOrder.Decrease(2, 1, 30, 0))
                .order(new TapeOrder.Open(2, 3, 49, 9000 * DOLLAR));
    }

    private static CexFixture liquidation(Order order, MarginLeft left) {
        return new CexFixture()
                .mark(new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE))
                .liquidation(new BookLiquidationSpec(
                        new Takeover.None(), new Steps.Whole(false), order, left, TakeoverPrice.BANKRUPTCY));
    }
}
