package io.backstop.model.cex;

import static io.backstop.model.cex.CexFixture.DOLLAR;
import static io.backstop.model.cex.CexFixture.transfers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.backstop.model.ledger.Reason;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.ContractType;
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

    /** BitMEX's XBTUSD since May 2020, with limits up to 1000 coins. */
    private static final MarginSpec BITMEX = new MarginSpec.RiskLimits(
            200 * CexFixture.COIN, 100 * CexFixture.COIN, 8, PERCENT, 4_000_000, 4_000_000, 0);

    /** OKX's tiers of AAVEUSDT in May 2023, up to the fourth. */
    private static final MarginSpec OKX = new MarginSpec.SizeTiers(List.of(
            new MarginSpec.SizeTier(1000, 2 * PERCENT, PERCENT * 65 / 100),
            new MarginSpec.SizeTier(3000, PERCENT * 5 / 2, PERCENT),
            new MarginSpec.SizeTier(8000, 5 * PERCENT, PERCENT * 3 / 2),
            new MarginSpec.SizeTier(16_000, PERCENT * 11 / 2, 2 * PERCENT)));

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

    /**
     * OKX: 12,000 are in the fourth tier. At 99 there are 28,000 where 2 % of 1,188,000 are 23,760, at 98 16,000 where 23,520 are needed.
     * Two tiers down are 3,000, so 9,000 are sold at 98; all of what is left needs 1 % only, 2,940 of 294,000. The market's 1 %
     * would be 11,760.
     */
    @Test
    void allOfAPositionHasTheRatioOfItsTierAndStepsDownTheTiers() {
        CexFixture account = new CexFixture()
                .position(1, 12_000, 100, 40_000)
                .depth(1, 1_000_000)
                .liquidation(stepsDown());

        VenueRun run = account.margin(OKX).run(100, 99, 98, 98);

        assertThat(run.liquidations())
                .extracting(Liquidation::closedAt, Liquidation::finishedAt, Liquidation::size)
                .containsExactly(tuple(2, 2, 9000L));
        assertThat(transfers(run, Reason.TRADE)).containsExactly("2 marketMaker -> trader:1 882000");
        assertThat(run.checksHold()).isTrue();
        assertThat(account.margin(new MarginSpec.Market()).run(100, 99, 98, 98).liquidations())
                .isEmpty();
    }

    /** 2,000 are in the second tier: 2.5 % of all of 200,000. They pay the ask, 101, so 2,000 of the collateral are lost at once. */
    @Test
    void openingNeedsTheRatioOfTheTierAndNothingIsOpenedBeyondTheLast() {
        VenueRun run = new CexFixture()
                .order(new TapeOrder.Open(0, 2, 2000, 6999 * DOLLAR))
                .order(new TapeOrder.Open(0, 3, 2000, 7000 * DOLLAR))
                .order(new TapeOrder.Open(0, 4, 16_001, 1_000_000 * DOLLAR))
                .depth(1, 2_000_000)
                .margin(OKX)
                .run(100);

        assertThat(run.refusals())
                .containsExactly(
                        new MarketEvent.OrderRefused(
                                2,
                                200_000 * DOLLAR,
                                ContractError.of("InsufficientMargin", 2L, 4999 * DOLLAR, 5000 * DOLLAR)),
                        new MarketEvent.OrderRefused(
                                4, 1_600_100 * DOLLAR, ContractError.of("PositionTooLarge", 4L, 1_600_100 * DOLLAR)));
    }

    /** 5,000,000 contracts are worth 500 coins at 10,000: the tier is that of the contracts, whatever they are worth. */
    @Test
    void tiersOfAnInverseContractCountContracts() {
        MarginSpec tiers = new MarginSpec.SizeTiers(List.of(
                new MarginSpec.SizeTier(4_999_999, 2 * PERCENT, PERCENT),
                new MarginSpec.SizeTier(6_000_000, 4 * PERCENT, 3 * PERCENT)));
        CexFixture account = new CexFixture()
                .contract(ContractType.INVERSE)
                .margin(tiers)
                .depth(1, 10_000_000)
                .fund(0);

        // 20 coins less 5,000,000 × (1/9,900 − 1/10,000) are 14.94949495; 3 % of 505.05050506 are 15.15151516.
        assertThat(account.position(1, 500, 10_000, 200_000).run(10_000, 9900).liquidations())
                .extracting(Liquidation::closedAt)
                .containsExactly(1);
        // One contract less: 1 % are enough.
        assertThat(account.position(2, 499, 10_000, 199_600).run(10_000, 9900).liquidations())
                .extracting(Liquidation::account)
                .containsExactly(1);
    }

    /**
     * Deribit, in coins: 2,500,000 contracts with 0.5. At 99,144 they are worth 25.21584766, there are 0.28415234, and 1 % and 0.005 % ×
     * 25.2158… need 0.28395043; at 99,143 it is 25.216101994…, 0.283898 and 0.28395362. Who counted 25 coins for ever would need 0.28368115.
     */
    @Test
    void theSizeInCoinsOfAnInverseContractGrowsAsThePriceFalls() {
        CexFixture account = new CexFixture()
                .contract(ContractType.INVERSE)
                .position(1, 25, 100_000, 50_000)
                .depth(1, 3_000_000)
                .fund(0);

        VenueRun run = account.margin(new MarginSpec.SizeLinear(2 * PERCENT, PERCENT, 50_000))
                .run(100_000, 99_144, 99_143);

        assertThat(run.liquidations()).extracting(Liquidation::closedAt).containsExactly(2);
        assertThat(transfers(run, Reason.LIQUIDATION_SURPLUS))
                .containsExactly("2 trader:1 -> insuranceFund 0.28389801");
        assertThat(run.checksHold()).isTrue();
        assertThat(account.margin(new MarginSpec.SizeLinear(PERCENT * 2125 / 1000, PERCENT * 1125 / 1000, 0))
                        .run(100_000, 99_144, 99_143)
                        .liquidations())
                .isEmpty();
    }

    /**
     * BitMEX: 2,500,000 contracts sold at 10,000 are worth 250 coins, more than the base limit, so they need 0.8 %. At 12,500 they are worth
     * 200: of 51.2 coins 1.2 are left where 1.6 are needed, but the base limit holds them and needs 0.8. It is kept: at 12,499 they are
     * worth 200.016…, and 1.21600128 are more than 0.4 % of that. At 12,530 they are worth 199.52114924, and 0.72114924 are less than
     * 0.79808460.
     */
    @Test
    void theVenueLowersARiskLimitBeforeItClosesAnything() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .position(1, -250, 10_000, 512_000)
                .depth(1, 3_000_000)
                .margin(BITMEX)
                .liquidation(fillsOrKills())
                .run(10_000, 12_500, 12_499, 12_530);

        assertThat(run.liquidations())
                .extracting(Liquidation::closedAt, Liquidation::size)
                .containsExactly(tuple(3, -2_500_000L));
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 2,500,000 contracts bought at 10,000 with 6.5 coins. At 9,800 they are worth 255.10204082, of 1.397959 0.8 % are 2.04081633: what is
     * worth more than 200 coins, 540,000, is sold at the mark. What is left needs 0.4 % of 200, 0.8, also a step later; 0.8 % would be 1.6.
     */
    @Test
    void whatIsAboveTheLowerRiskLimitIsSoldAndTheRestIsUnderThatLimit() {
        VenueRun run = aboveTheBaseLimit().depth(1, 3_000_000).run(10_000, 9800, 9800);

        assertThat(run.liquidations())
                .extracting(Liquidation::closedAt, Liquidation::finishedAt, Liquidation::size)
                .containsExactly(tuple(1, 1, 540_000L));
        assertThat(run.checksHold()).isTrue();
    }

    /** The bid takes 500,000 at 9,800, which is not enough: nothing is sold, and the engine takes all over for the 256.5 that it has cost, less a rounding. */
    @Test
    void anOrderThatIsKilledLeavesAllToTheEngine() {
        VenueRun run = aboveTheBaseLimit().depth(1, 500_000).run(10_000, 9800);

        assertThat(transfers(run, Reason.TRADE))
                .startsWith("1 trader:1 -> engine 256.49999999")
                .noneMatch(trade -> trade.contains("marketMaker") && trade.contains("trader"));
        assertThat(run.liquidations()).extracting(Liquidation::size).containsExactly(2_500_000L);
        assertThat(run.checksHold()).isTrue();
    }

    /**
     * 250 coins need the second limit: 1.4 % are 3.5 coins. They pay the ask, 10,001, which takes 0.02499750 of the 3.5 that 35,000 dollars
     * are. Nobody has a limit above 1000.
     */
    @Test
    void whoOpensMoreThanALimitHoldsNeedsTheInitialMarginOfTheNext() {
        VenueRun run = new CexFixture()
                .contract(ContractType.INVERSE)
                .order(new TapeOrder.Open(0, 2, 250, 35_000 * DOLLAR))
                .order(new TapeOrder.Open(0, 3, 250, 35_250 * DOLLAR))
                .order(new TapeOrder.Open(0, 4, 1001, 1_000_000 * DOLLAR))
                .depth(1, 20_000_000)
                .margin(BITMEX)
                .run(10_000);

        assertThat(run.refusals())
                .containsExactly(
                        new MarketEvent.OrderRefused(
                                2,
                                2_500_000 * DOLLAR,
                                ContractError.of("InsufficientMargin", 2L, 347_500_250L, 350_000_000L)),
                        new MarketEvent.OrderRefused(
                                4,
                                10_010_000 * DOLLAR,
                                ContractError.of("PositionTooLarge", 4L, 1001 * CexFixture.COIN)));
    }

    /** 100 coins under the third limit need 1.2 %, and 1.8 % to be opened: 1.8 coins; the base one would ask for 1 coin. */
    @Test
    void aChosenRiskLimitIsAskedForWhateverThePositionIs() {
        CexFixture account = new CexFixture()
                .contract(ContractType.INVERSE)
                .order(new TapeOrder.Open(0, 2, 100, 18_000 * DOLLAR))
                .depth(1, 20_000_000);

        assertThat(account.margin(BITMEX).run(10_000).refusals()).isEmpty();
        assertThat(account.margin(new MarginSpec.RiskLimits(
                                200 * CexFixture.COIN, 100 * CexFixture.COIN, 8, PERCENT, 4_000_000, 4_000_000, 2))
                        .run(10_000)
                        .refusals())
                .extracting(refusal -> refusal.error().name())
                .containsExactly("InsufficientMargin");
    }

    private static CexFixture aboveTheBaseLimit() {
        return new CexFixture()
                .contract(ContractType.INVERSE)
                .position(1, 250, 10_000, 65_000)
                .margin(BITMEX)
                .liquidation(fillsOrKills());
    }

    private static BookLiquidationSpec fillsOrKills() {
        return steps(new BookLiquidationSpec.Steps.Tiers(1, 2, false, true, true));
    }

    private static BookLiquidationSpec stepsDown() {
        return steps(new BookLiquidationSpec.Steps.Tiers(2, 3, true, false, false));
    }

    private static BookLiquidationSpec steps(BookLiquidationSpec.Steps steps) {
        return new BookLiquidationSpec(
                BookLiquidationSpec.USUAL.takeover(),
                steps,
                BookLiquidationSpec.USUAL.order(),
                BookLiquidationSpec.USUAL.marginLeft(),
                BookLiquidationSpec.USUAL.takeoverPrice());
    }
}
