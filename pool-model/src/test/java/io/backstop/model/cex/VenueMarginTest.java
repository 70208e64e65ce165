package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.MarginSpec;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.ContractError;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.MarketEvent;
import io.backstop.model.venue.VenueRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The margins of venues in a run, each beside the price at which another margin would still have let the account be. */
class VenueMarginTest {

    private static final long PERCENT = 10_000_000;
    private static final MarginSpec BRACKETS = new MarginSpec.Brackets(List.of(
            new MarginSpec.Bracket(300_000 * DOLLAR, 125, 4_000_000, 0),
            new MarginSpec.Bracket(800_000 * DOLLAR, 100, 5_000_000, 300 * DOLLAR),
            new MarginSpec.Bracket(3_000_000 * DOLLAR, 75, 6_500_000, 1500 * DOLLAR)));

    /**
     * Deribit: 25 coins need 1.125 %. At 99,116 there are 27,900 where 27,876.375 are needed, at 99,115 27,875 where
     * 27,876.09 are; 1 % would be 24,778.75.
     */
    @Test
    void aMarginThatGrowsWithTheSizeLiquidatesEarlier() {
        CexFixture account = new CexFixture()
                .position(1, 25, 100_000, 50_000)
                .depth(1, 3_000_000)
                .fund(0);

        VenueRun run = account.margin(new MarginSpec.SizeLinear(2 * PERCENT, PERCENT, 50_000))
                .run(100_000, 99_116, 99_115);

        assertThat(run.liquidations()).extracting(Liquidation::closedAt).containsExactly(2);
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS)).containsExactly("2 trader:1 -> insuranceFund 27875");
        assertThat(run.checksHold()).isTrue();
        assertThat(account.margin(new MarginSpec.Market())
                        .run(100_000, 99_116, 99_115)
                        .liquidations())
                .isEmpty();
    }

    /**
     * Binance: 20 coins of 50,000 are in the third bracket and fall into the second. At 35,161 there are 3,220 where 0.5 % of
     * 703,220 less 300 are 3,216.1, at 35,160 3,200 where 3,216 are needed. The third would ask 3,070.8.
     */
    @Test
    void theBracketIsThatOfTheNotionalAtTheMark() {
        VenueRun run = new CexFixture()
                .position(1, 20, 50_000, 300_000)
                .depth(1, 1_000_000)
                .margin(BRACKETS)
                .run(50_000, 35_161, 35_160);

        assertThat(run.liquidations()).extracting(Liquidation::closedAt).containsExactly(2);
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS)).containsExactly("2 trader:1 -> insuranceFund 3200");
        assertThat(run.checksHold()).isTrue();
    }

    /** 3,000,000 at the mark are the last bracket's end; 20 coins opened before and 41 more would be 3,050,000. */
    @Test
    void nothingIsOpenedBeyondTheLastBracket() {
        VenueRun run = new CexFixture()
                .position(1, 20, 50_000, 1_000_000)
                .order(new TapeOrder.Open(0, 2, 61, 3_050_000 * DOLLAR))
                .order(new TapeOrder.Increase(0, 1, 41, 2_000_000 * DOLLAR))
                .order(new TapeOrder.Open(0, 3, 60, 3_000_000 * DOLLAR))
                .depth(1, 10_000_000)
                .margin(BRACKETS)
                .run(50_000);

        ContractError tooLarge2 = ContractError.of("PositionTooLarge", 2L, 3_050_000 * DOLLAR);
        ContractError tooLarge1 = ContractError.of("PositionTooLarge", 1L, 3_050_000 * DOLLAR);
        assertThat(run.refusals())
                .containsExactly(
                        new MarketEvent.OrderRefused(2, 3_050_000 * DOLLAR, tooLarge2),
                        new MarketEvent.OrderRefused(1, 2_050_000 * DOLLAR, tooLarge1));
    }

    /** FTX: √900 × 0.2 % are 6 %, of which maintenance has 60 %: 3.6 % of 83,700 are 3,013.2, and 3 % would be 2,511. */
    @Test
    void aMarginThatGrowsWithTheRootOfTheSizeLiquidatesALargePositionEarlier() {
        CexFixture account = new CexFixture().position(1, 900, 100, 9000).depth(1, 100_000);

        VenueRun root = account.margin(new MarginSpec.SquareRoot(5 * PERCENT, 3 * PERCENT, PERCENT / 5, 60 * PERCENT))
                .run(100, 94, 93);
        VenueRun flat = account.margin(new MarginSpec.SquareRoot(5 * PERCENT, 3 * PERCENT, 0, 60 * PERCENT))
                .run(100, 94, 93);

        assertThat(root.liquidations()).extracting(Liquidation::closedAt).containsExactly(2);
        assertThat(transfers(root, Reason.LIQUIDATION_SURPLUS)).containsExactly("2 trader:1 -> insuranceFund 2700");
        assertThat(flat.liquidations()).isEmpty();
    }

    /**
     * dYdX: longs of 200,000 are half-way from 100,000 to 300,000, so a position needs 10 % and half of 90 %: 11,000 of 20,000. It pays
     * the ask, 2001, so 10 of its collateral are lost at once.
     */
    @Test
    void openingNeedsMoreWhenMoreIsOpen() {
        VenueRun run = new CexFixture()
                .position(1, 100, 2000, 100_000)
                .order(new TapeOrder.Open(0, 2, 10, 11_009 * DOLLAR))
                .order(new TapeOrder.Open(0, 3, 10, 11_010 * DOLLAR))
                .depth(1, 1_000_000)
                .margin(new MarginSpec.OpenInterest(10 * PERCENT, 5 * PERCENT, 100_000 * DOLLAR, 300_000 * DOLLAR))
                .run(2000);

        assertThat(run.refusals())
                .containsExactly(new MarketEvent.OrderRefused(
                        2,
                        20_000 * DOLLAR,
                        ContractError.of("InsufficientMargin", 2L, 10_999 * DOLLAR, 11_000 * DOLLAR)));
    }
}
