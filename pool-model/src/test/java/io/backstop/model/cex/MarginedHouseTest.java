package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.COIN;
import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.PRICE;
import static io.backstop.model.cex.CexFixture.balance;
import static io.backstop.model.cex.CexFixture.transfers;
import static io.backstop.model.cex.CexFixture.winners;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.BookTradingSpec;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The counterparty of the skew with 600 dollars of its own. Account 1 is long 10 from 1000, account 2 short 4 from 1010, so the house, account 3, is
 * short 6 from 1000, the average of the longs. Nobody bids unless said.
 */
class MarginedHouseTest {

    private static final BookDeleveragingSpec ADL =
            new BookDeleveragingSpec(Rank.BITMEX, Price.BANKRUPTCY, List.of(new Trigger.Uncovered()));

    /** 4 were sold by account 2 at 1010 and bought by account 1 at 1000: those 40 are between the traders. The margin came from outside. */
    @Test
    void itTakesTheSkewAtTheAverageEntryPriceOfTheLargerSide() {
        VenueRun run = market().trading(house(600)).run(1000);
        int last = run.positions().count() - 1;

        assertThat(run.positions().account(last)).isEqualTo(3);
        assertThat(run.positions().size(last)).isEqualTo(-6);
        assertThat(run.positions().entryPrice(last)).isEqualTo(1000 * PRICE);
        assertThat(run.positions().collateral(last)).isEqualTo(600 * DOLLAR);
        assertThat(balance(run, Account.HOUSE)).isEqualTo(-40 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * At 1090 it has 600 − 540 = 60 and needs 65.40: it is bankrupt at 6600 ÷ 6 = 1100, where the engine takes over. At 1150 the engine loses 300, of
     * which the fund can pay 100: of 6 as many go as lose 200, 4, and account 1 pays their 50 each.
     */
    @Test
    void itIsLiquidatedAndCostsWinnersWhatItCannotPay() {
        VenueRun run = market().trading(house(600)).fund(100).deleveraging(ADL).run(1000, 1090, 1150);

        assertThat(run.liquidations())
                .extracting(Liquidation::account, Liquidation::size, Liquidation::collateral, Liquidation::closedAt)
                .containsExactly(tuple(3, -6L, 600 * DOLLAR, 1));
        assertThat(transfers(run, Reason.ADL)).containsExactly("2 trader:1 -> engine 200");
        assertThat(winners(run)).containsExactly("2 trader:1 4400");
        assertThat(run.openInventoryLoss()).isEqualTo(100 * DOLLAR);
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void aHouseWithoutLimitOwesWhatItLoses() {
        VenueRun run = market().fund(100).deleveraging(ADL).run(1000, 1090, 1150);

        assertThat(run.liquidations()).isEmpty();
        assertThat(winners(run)).isEmpty();
    }

    /**
     * As where each rank has its own order: accounts 8, 6, 5 and 4 score 76, 25, 10 and 9 %. The house, account 9, is short 10 from 2000 with 1000: a
     * profit of 500 is 2.5 % of 20,000, and 19,500 are 13 times its 1500, together 32.5 %. It comes second, not last, and pays 10 a unit.
     */
    @Test
    void itIsDeleveragedByItsRank() {
        VenueRun run = new CexFixture()
                .position(1, 300, 2000, 12_000)
                .position(4, -10, 1960, 1000)
                .position(5, -200, 2000, 87_500)
                .position(6, -40, 3900, 78_000)
                .position(8, -40, 2500, 500)
                .trading(house(1000))
                .deleveraging(ADL)
                .run(2000, 1950);

        assertThat(transfers(run, Reason.ADL))
                .containsExactly(
                        "1 trader:8 -> engine 400",
                        "1 trader:9 -> engine 100",
                        "1 trader:6 -> engine 400",
                        "1 trader:5 -> engine 2000",
                        "1 trader:4 -> engine 100");
        assertThat(run.checksHold()).isTrue();
    }

    /** Account 1 with 500 sells its 10 at 900 before anybody liquidates it: 500 are missing. Account 2 has won 440, the house 600: 211.538462 and 288.461538. */
    @Test
    void itBearsLossesWithTheOtherWinners() {
        VenueRun run = new CexFixture()
                .position(1, 10, 1000, 500)
                .position(2, -4, 1010, 2000)
                .depth(1, 9000)
                .mark(new MarkSpec.FundingBasis(MarkSpec.ExpectedFunding.NONE))
                .trading(house(600))
                .order(new TapeOrder.Close(1, 1))
                .run(1000, 900);

        assertThat(transfers(run, Reason.SOCIALISED_LOSS))
                .containsExactly("1 trader:2 -> trader:1 211.538462", "1 trader:3 -> trader:1 288.461538");
        assertThat(run.checksHold()).isTrue();
    }

    @Test
    void whereTheSidesAreEqualItHasNoPosition() {
        VenueRun run = new CexFixture()
                .position(1, 10, 1000, 5000)
                .position(2, -10, 1010, 5000)
                .trading(house(600))
                .run(1000);

        assertThat(run.positions().count()).isEqualTo(2);
        assertThat(run.checksHold()).isTrue();
    }

    /** 10,000 contracts of account 1 less 4 · 1010 of account 2 are 5960; 600 dollars are 0.6 coins at the first index. */
    @Test
    void itPostsCoinsWhereMoneyIsTheCoin() {
        VenueRun run =
                market().contract(ContractType.INVERSE).trading(house(600)).run(1000);
        int last = run.positions().count() - 1;

        assertThat(run.positions().account(last)).isEqualTo(3);
        assertThat(run.positions().size(last)).isEqualTo(-5960);
        assertThat(run.positions().entryPrice(last)).isEqualTo(1000 * PRICE);
        assertThat(run.positions().collateral(last)).isEqualTo(6 * COIN / 10);
        assertThat(run.checksHold()).isTrue();
    }

    private static CexFixture market() {
        return new CexFixture().position(1, 10, 1000, 5000).position(2, -4, 1010, 2000);
    }

    private static BookTradingSpec house(long dollars) {
        return BookTradingSpec.USUAL.withHouse(dollars * DOLLAR);
    }
}
