package io.backstop.tests.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.tests.cex.SlowRun.AdlFill;
import io.backstop.tests.cex.SlowRun.ForcedFill;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The slow venue against a pencil: a judge has to be right for a reason of its own. */
class SlowVenueTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    /**
     * Account 1 is long 100 at 2000 with 4000 and bankrupt at 1960; at 1950 it is 1000 short. The book bids 79,950 at 1950,
     * which is 41. The fund of 300 pays 10 for each of 30. The 70 left lose 700, and nothing of it is covered. Account 3
     * ranks first (profit 1500 on entry 2100 and equity 4500, against 1500 on 2000 and 11,500): it takes 10, account 2
     * takes 30 and the house, which is short of the rest, the last 30.
     */
    @Test
    void theFundPaysFirstThenWinnersByRankThenTheHouse() {
        SlowRun run = SlowVenue.run(
                tape(
                        List.of(
                                new SeededPosition(1, 100, 2000 * PRICE, 4000 * DOLLAR),
                                new SeededPosition(2, -30, 2000 * PRICE, 10_000 * DOLLAR),
                                new SeededPosition(3, -10, 2100 * PRICE, 3000 * DOLLAR)),
                        2000,
                        1950),
                venue(79_950, 300));

        assertThat(run.marks()).containsExactly(2000 * PRICE, 1950 * PRICE);
        assertThat(run.forcedFills()).containsExactly(new ForcedFill(1, 1, -100, 1960 * PRICE));
        assertThat(run.adlFills())
                .containsExactly(
                        new AdlFill(1, Account.trader(3), 10, 1950 * PRICE, 1960 * PRICE, 100 * DOLLAR),
                        new AdlFill(1, Account.trader(2), 30, 1950 * PRICE, 1960 * PRICE, 300 * DOLLAR),
                        new AdlFill(1, Account.HOUSE, 30, 1950 * PRICE, 1960 * PRICE, 300 * DOLLAR));
        assertThat(run.rows().get(0).shortfall()).isEqualTo(1000 * DOLLAR);
        assertThat(run.cash().get(1)).containsEntry(Account.INSURANCE_FUND, 0L).containsEntry(Account.ENGINE, 0L);
        assertThat(run.sizes()).containsExactly(0L, 0L);
        assertThat(run.openInventory()).isZero();
    }

    /** Nobody is winning on the other side; the profits of accounts 3 and 4 are 9500 : 4750 and share 1000. */
    @Test
    void whatNobodyTakesIsSharedByProfits() {
        SlowRun run = SlowVenue.run(
                tape(
                        List.of(
                                new SeededPosition(1, 100, 2000 * PRICE, 4000 * DOLLAR),
                                new SeededPosition(2, -100, 1900 * PRICE, 20_000 * DOLLAR),
                                new SeededPosition(3, 10, 1000 * PRICE, 10_000 * DOLLAR),
                                new SeededPosition(4, 10, 1475 * PRICE, 10_000 * DOLLAR)),
                        2000,
                        1950),
                venue(0, 0));

        assertThat(run.adlFills()).isEmpty();
        assertThat(run.transfers().stream()
                        .filter(transfer -> transfer.to().equals(Account.ENGINE))
                        .map(Transfer::amount))
                .containsExactly(195_000 * DOLLAR, 666_666_667L, 333_333_333L);
        assertThat(run.emptyBooks()).isEqualTo(2);
    }

    /**
     * A fifth of a position above 100,000 is sold, the rest after 30 s; half a percent of what is sold is the fund's; nobody takes over. At 1970 account 1 has
     * 1000 of 1970: 20 are sold at 1970 for 39,400, of which 197 are the fee. 803 are less than 1576. Then the mark is 1950.5, the middle of the book. It
     * still has to wait and has 757 less than nothing, 560 more than the fund has: of the 80, which have cost 156,797, account 2 is closed against
     * 80 · 560 ÷ 757, rounded up 60. They have cost 117,597.75, 1959.9625 each, and are worth 117,030. 20 are left for 39,199.25, worth 39,000 at the index.
     */
    @Test
    void aPartIsSoldAndWhatNobodyTakesIsDeleveragedFromItsOwner() {
        BookLiquidationSpec parts = new BookLiquidationSpec(
                new BookLiquidationSpec.Takeover.None(),
                new BookLiquidationSpec.Steps.PartThenRest(200_000_000, 100_000 * DOLLAR, 30_000),
                new BookLiquidationSpec.Order.Market(),
                new BookLiquidationSpec.MarginLeft.Returned(5_000_000),
                BookLiquidationSpec.TakeoverPrice.BANKRUPTCY);
        VenueSpec.Cex venue = venue(200_000, 0);
        SlowRun run = SlowVenue.run(
                tape(
                        List.of(
                                new SeededPosition(1, 100, 2000 * PRICE, 4000 * DOLLAR),
                                new SeededPosition(2, -100, 2000 * PRICE, 20_000 * DOLLAR)),
                        1970,
                        1950),
                new VenueSpec.Cex(
                        venue.id(),
                        venue.rules(),
                        venue.book(),
                        venue.policies().with(parts).with(List.of()),
                        0));

        assertThat(run.forcedFills()).containsExactly(new ForcedFill(0, 1, -20, 1970 * PRICE));
        assertThat(run.adlFills())
                .containsExactly(new AdlFill(
                        1, Account.trader(2), 60, 1950 * PRICE + PRICE / 2, 1959 * PRICE + 96_250_000, 567_750_000));
        assertThat(run.rows().get(0).liquidationFee()).isEqualTo(197 * DOLLAR);
        assertThat(run.openDeficit()).isEqualTo(199_250_000);
        assertThat(run.cash().get(1)).containsEntry(Account.INSURANCE_FUND, 197 * DOLLAR);
    }

    private static ScenarioTape tape(List<SeededPosition> positions, long firstDollars, long secondDollars) {
        return new ScenarioTape(
                new TimeGrid(1_760_130_000_000L, 1000, 2),
                firstDollars * PRICE,
                PriceSeries.of(firstDollars * PRICE, secondDollars * PRICE),
                positions,
                List.of(),
                100);
    }

    /** Whole units, ticks of a dollar, maintenance 1 %, one level without spread. */
    private static VenueSpec.Cex venue(long depthDollars, long fundDollars) {
        MarketRules rules = new MarketRules(1, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
        BookSpec book = new BookSpec(PRICE, 0, 10_000_000, 1, depthDollars * DOLLAR, 1000);
        return new VenueSpec.Cex("cex", rules, book, new MarkSpec.Median(1000), fundDollars * DOLLAR);
    }
}
