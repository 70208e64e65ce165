package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.balance;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Account 1 is long 100 from 2000 with 4000: bankrupt at 1960, and at 1970 it has 1000 of the 1970 that 1 % are. */
class VenueBackstopsTest {

    private static final long PERCENT = 10_000_000;
    private static final long EIGHT_HOURS = 28_800_000;

    /**
     * The vault has position and margin at 1970, so at the price of 1960. It sells 10 at 1970 and 10 at 1950 and has gained 100 and lost 100;
     * the other 80 lose 800 at the end.
     */
    @Test
    void aVaultBearsWhatItLosesAndKeepsWhatItGains() {
        VenueRun run = taken(TakeoverPrice.MARK_WITH_MARGIN)
                .depth(1, 19_700)
                .backstops(new BackstopSpec.Vault(5000 * DOLLAR, 0, true))
                .run(2000, 1970, 1950);

        assertThat(moved(run))
                .containsExactly(
                        "1 engine -> trader:1 197000",
                        "1 trader:1 -> engine 1000",
                        "1 marketMaker -> engine 19700",
                        "1 engine -> backstopVault 100",
                        "2 marketMaker -> engine 19500",
                        "2 backstopVault -> engine 100");
        assertThat(run.paidBy()).containsEntry(Payer.BACKSTOP_VAULT, 100 * DOLLAR);
        assertThat(balance(run, Account.BACKSTOP_VAULT)).isEqualTo(5000 * DOLLAR);
        assertThat(run.openInventoryLoss()).isEqualTo(800 * DOLLAR);
        assertThat(run.firstLossCapital()).isEqualTo(5000 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** It does not sell, and at 1900 the 100 lose 6000, of which it has 5000: account 2 is closed by a sixth, 17, and pays 1020. */
    @Test
    void whatAVaultCannotBearIsDeleveraged() {
        VenueRun run = taken(TakeoverPrice.ZERO)
                .position(2, -100, 2000, 20_000)
                .backstops(new BackstopSpec.Vault(5000 * DOLLAR, 0, false))
                .run(2000, 1970, 1900);

        assertThat(transfers(run, Reason.ADL)).containsExactly("2 trader:2 -> engine 1020");
        assertThat(balance(run, Account.BACKSTOP_VAULT)).isEqualTo(5000 * DOLLAR);
        assertThat(run.openInventoryLoss()).isEqualTo(4980 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** With less than it must keep it takes nothing. At 1950 nothing is left of the account, and account 2 pays the 1000. */
    @Test
    void whatNobodyTakesIsDeleveragedAtOnceWhenNothingIsLeft() {
        VenueRun run = taken(TakeoverPrice.ZERO)
                .position(2, -100, 2000, 20_000)
                .backstops(new BackstopSpec.Vault(5000 * DOLLAR, 6000 * DOLLAR, true))
                .fund(9000)
                .run(2000, 1970, 1950);

        assertThat(moved(run)).containsExactly("2 trader:2 -> trader:1 195000", "2 trader:2 -> trader:1 1000");
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 98,500 and 39,400 dollars are 50 and 20 at 1970, which cost 1960 each; account 2 was short of 10 and is long of 40 now. 30 stay where they are. With
     * nobody else 50 more go a minute later.
     */
    @Test
    void providersTakeWhatTheirLimitsLeave() {
        VenueRun run = taken(TakeoverPrice.ZERO)
                .position(2, -10, 2000, 20_000)
                .backstops(new BackstopSpec.Providers(List.of(
                        new BackstopSpec.Provider(2, 98_500 * DOLLAR, 98_500 * DOLLAR),
                        new BackstopSpec.Provider(0, 39_400 * DOLLAR, 39_400 * DOLLAR))))
                .run(2000, 1970, 1970);

        assertThat(moved(run)).containsExactly("1 trader:2 -> trader:1 98000", "1 providers -> trader:1 39200");
        assertThat(balance(run, Account.trader(2))).isEqualTo((20_000 + 20_000 - 98_000) * DOLLAR);
        assertThat(run.shortfall()).isZero();
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * Account 2 takes 50 and was short of 10, somebody from outside 20, both at 1960; each sells in two seconds. There are bids for 30 in each second. After one 25 of
     * the 50 are sold and 5 of the 10 that are due from outside; after two the last 15 that account 2 has, and the other 15. It has won 10 · 40 and 40 · 10.
     */
    @Test
    void providersSellWhatTheyHaveTakenEvenly() {
        VenueRun run = taken(TakeoverPrice.ZERO)
                .position(2, -10, 2000, 20_000)
                .depth(1, 59_100)
                .backstops(new BackstopSpec.Providers(List.of(
                        new BackstopSpec.Provider(2, 98_500 * DOLLAR, 98_500 * DOLLAR, 2000),
                        new BackstopSpec.Provider(0, 39_400 * DOLLAR, 39_400 * DOLLAR, 2000))))
                .run(2000, 1970, 1970, 1970, 1970);

        assertThat(moved(run))
                .containsExactly(
                        "1 trader:2 -> trader:1 98000",
                        "1 providers -> trader:1 39200",
                        "2 marketMaker -> trader:2 49250",
                        "2 marketMaker -> providers 9850",
                        "3 marketMaker -> trader:2 29550",
                        "3 marketMaker -> providers 29550");
        assertThat(transfers(run, Reason.PAYOUT)).containsExactly("3 trader:2 -> external 20800");
        assertThat(balance(run, Account.PROVIDERS)).isEqualTo(200 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /** Account 2 is short 50 from 1900; with 3600 it has 100 at 1970, where 985 are needed. */
    @Test
    void aProviderWhoMayBeLiquidatedTakesNothing() {
        VenueRun run = takenByTheShort(3600).run(1970);

        assertThat(moved(run)).isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    /** With 2000 it owes 1500 at 1970, and 1000 at the price of 1960: it is closed at the mark as anybody, and the fund pays what it owes. */
    @Test
    void aProviderWhoOwesIsNotClosedByTakingOver() {
        VenueRun run = takenByTheShort(2000).fund(1500).run(1970);

        assertThat(moved(run)).containsExactly("0 trader:2 -> house 98500", "0 insuranceFund -> trader:2 1500");
        assertThat(transfers(run, Reason.PAYOUT)).isEmpty();
        assertThat(run.checksHold()).isTrue();
    }

    /** 20 % of 100,000 are 10 at 1970. At 1950 there is room for none of the other 90, of which nothing is left: account 2 pays 900. */
    @Test
    void aFundTakesNoMoreThanItMayHold() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 4000)
                .position(2, -100, 2000, 20_000)
                .backstops(new BackstopSpec.Fund(20 * PERCENT, 75 * PERCENT / 10, EIGHT_HOURS, 25 * PERCENT / 10))
                .fund(100_000)
                .run(2000, 1970, 1950);

        assertThat(moved(run))
                .containsExactly(
                        "1 engine -> trader:1 19600", "2 trader:2 -> trader:1 175500", "2 trader:2 -> trader:1 900");
        assertThat(run.openInventoryLoss()).isEqualTo(100 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 985 % of 10,000 are 50 at 1970. It sells 10 at 1940 for a loss of 200 and 10 at 1900 for 600: 8 % of its peak, so it leaves. Before it
     * goes it sells 10 more within 2.5 % of the mark; account 2 is closed against the last 20 and pays 1200.
     */
    @Test
    void aFundThatHasLostTooMuchSellsOnceAndLeaves() {
        VenueRun run = new CexFixture()
                .position(1, 60, 2000, 2400)
                .position(2, -60, 2000, 20_000)
                .depth(1, 19_700)
                .backstops(new BackstopSpec.Fund(985 * PERCENT, 75 * PERCENT / 10, EIGHT_HOURS, 25 * PERCENT / 10))
                .fund(10_000)
                .run(2000, 1970, 1940, 1900, 1900);

        assertThat(transfers(run, Reason.SHORTFALL, Reason.ADL))
                .containsExactly(
                        "2 insuranceFund -> engine 200",
                        "3 insuranceFund -> engine 600",
                        "4 insuranceFund -> engine 600",
                        "4 trader:2 -> engine 1200");
        assertThat(run.checksHold()).isTrue();
    }

    private static CexFixture takenByTheShort(long collateral) {
        return taken(TakeoverPrice.ZERO)
                .position(2, -50, 1900, collateral)
                .backstops(new BackstopSpec.Providers(
                        List.of(new BackstopSpec.Provider(2, 98_500 * DOLLAR, 98_500 * DOLLAR))));
    }

    private static CexFixture taken(TakeoverPrice price) {
        return new CexFixture()
                .position(1, 100, 2000, 4000)
                .liquidation(new BookLiquidationSpec(
                        new Takeover.BelowMaintenance(2, 3),
                        new Steps.Whole(false),
                        new Order.Bankruptcy(false),
                        new MarginLeft.Returned(0),
                        price));
    }

    private static List<String> moved(VenueRun run) {
        return transfers(run, Reason.TRADE, Reason.LIQUIDATION_SURPLUS, Reason.SHORTFALL, Reason.ADL);
    }
}
