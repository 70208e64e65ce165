package io.backstop.simulator.calculator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.PresetCatalogue;
import io.backstop.simulator.scenario.PresetScenario;
import io.backstop.simulator.scenario.ScenarioReader;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One position, worked out by hand and, once more, run. */
class CalculationTest {

    private static final long COIN = 100_000_000;
    private static final long DOLLAR = 1_000_000;

    /** Prices in dollars: half a cent is more than what rounding to whole micro-dollars of a coin can hide. */
    private static final double CLOSE = 0.005;

    /** 2500 of collateral: nothing is left at 47500; (50000 − 2500) ÷ (1 − 0.4 %) = 47690.7631 is its margin in the first bracket. */
    @Test
    void aLongOnBrackets() {
        Calculation position = position("cex/binance", COIN, 50_000, 20);

        assertThat(position.notional()).isEqualTo(50_000 * DOLLAR);
        assertThat(position.collateral()).isEqualTo(2_500 * DOLLAR);
        assertPrice(position.liquidationPrice(), 47_690.7631);
        assertPrice(position.bankruptcyPrice(), 47_500);
        assertThat(position.margin(47_690 * COIN)).isEqualTo(new Calculation.Margined(4_000_000, 0, 190_760_000));
    }

    /** 100 coins lie in the fourth bracket, 1 % less 12000: (5000000 − 250000 − 12000) ÷ 100 ÷ (1 − 1 %) = 47858.5859. */
    @Test
    void aLargeLongHasTheMarginOfItsBracket() {
        Calculation position = position("cex/binance", 100 * COIN, 50_000, 20);

        assertPrice(position.liquidationPrice(), 47_858.5859);
        assertThat(position.margin(47_858 * COIN).amount()).isEqualTo(12_000 * DOLLAR);
    }

    /** From 300,000 on 0.1 % more is asked, so 300 are taken off; from 800,000 on 0.15 % more, 1200; from 3 million on 0.35 %, 10,500. */
    @Test
    void theStepsOfAMarginAreItsBrackets() {
        assertThat(position("cex/binance", COIN, 50_000, 20).steps())
                .startsWith(
                        new Calculation.Step(0, 4_000_000, 0),
                        new Calculation.Step(300_000 * DOLLAR, 5_000_000, 300 * DOLLAR),
                        new Calculation.Step(800_000 * DOLLAR, 6_500_000, 1_500 * DOLLAR),
                        new Calculation.Step(3_000_000 * DOLLAR, 10_000_000, 12_000 * DOLLAR))
                .hasSize(12);
    }

    /** Contracts of a dollar: up to 1,999,900 and 2,999,900 of them 1 %, so 1.5 % begins at 2,999,901 ÷ 50,000 = 59.99802 coins. */
    @Test
    void stepsBySizeAreToldByWorthAtEntry() {
        assertThat(position("cex/okx", 100 * COIN, 50_000, 20).steps())
                .startsWith(new Calculation.Step(0, 10_000_000, 0), new Calculation.Step(5_999_802_000L, 15_000_000, 0))
                .hasSize(4);
    }

    @Test
    void aMarginThatGrowsWithEachDollarHasNoSteps() {
        assertThat(position("cex/deribit", 100 * COIN, 50_000, 20).steps()).isEmpty();
    }

    /** 5 million may be opened at 50 times: 100,000 are needed, 40,000 are posted at 125 times. */
    @Test
    void whatTheVenueWouldNotOpenIsTold() {
        Calculation refused = position("cex/binance", 100 * COIN, 50_000, 125);

        assertThat(refused.initialMargin()).isEqualTo(100_000 * DOLLAR);
        assertThat(refused.isRefused()).isTrue();
        assertThat(position("cex/binance", 100 * COIN, 50_000, 50).isRefused()).isFalse();
    }

    /** Short at 10 times: (50000 + 5000) ÷ (1 + 0.4 %) = 54780.8765, nothing left at 55000. */
    @Test
    void aShortEndsAbove() {
        Calculation position = position("cex/binance", -COIN, 50_000, 10);

        assertPrice(position.liquidationPrice(), 54_780.8765);
        assertPrice(position.bankruptcyPrice(), 55_000);
    }

    /** A contract on the coin, long 50 times at 7890.08: nothing is left at 7890.08 · 50 ÷ 51 = 7735.3725. */
    @Test
    void anInverseLongIsBankruptAboveALinearOne() {
        Calculation position = position("cex/bitmex", COIN, 7_890.08, 50);

        assertThat(position.isCoin()).isTrue();
        assertPrice(position.bankruptcyPrice(), 7_735.3725);
    }

    /** 2 % and the taker's 1 %: (10000 − 500) ÷ 10 ÷ (1 − 3 %) = 979.3814. At 980 are 300 left, of which two fees of 98 are taken. */
    @Test
    void aBookMayKeepItsTradingFeeInReserve() {
        Scenario scenario = ScenarioReader.read(
                Path.of(System.getProperty("backstop.home", "..")).resolve("scenarios/golden/book-fees.yaml"),
                List.of("venues.reserved.liquidation.marginLeft={kind: returned, clearanceFee: 1%}"),
                Map.of());
        Calculation position = Calculation.of(scenario.venues().get(2), 10, 1000 * COIN, 20);

        assertPrice(position.liquidationPrice(), 979.3814);
        assertThat(position.margin(980 * COIN)).isEqualTo(new Calculation.Margined(30_000_000, 0, 294 * DOLLAR));
        assertThat(position.close(980 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(300 * DOLLAR, 196 * DOLLAR, 104 * DOLLAR, List.of(), 0));
        // 100 are left at 960: the fees of 96 each take all.
        assertThat(position.close(960 * COIN, OptionalLong.empty()).taken()).isEqualTo(100 * DOLLAR);
    }

    /**
     * Deribit: 25 coins with half of one. w coins of worth need 1 % and 0.005 % × w of 25.5 − w: 0.00005 w² + 1.01 w = 25.5 at w = 25.216047…, where 2,500,000
     * dollars are at 99143.2159.
     */
    @Test
    void aRatioThatGrowsWithTheWorthInCoinsIsMetWhereTheTwoCross() {
        Calculation position = position("cex/deribit", 25 * COIN, 100_000, 50);

        assertPrice(position.liquidationPrice(), 99_143.2159);
    }

    /** BitMEX: 250 coins of 10,000 with 5 are under the second limit, 0.8 %: 255 ÷ 1.008 coins are 2,500,000 dollars at 9882.3529. */
    @Test
    void aLargePositionIsUnderTheRiskLimitThatHoldsIt() {
        Calculation position = position("cex/bitmex", 250 * COIN, 10_000, 50);

        assertPrice(position.liquidationPrice(), 9_882.3529);
    }

    /** A pool asks for 1 % and a fee of 0.3 %: (50000 − 2500) ÷ (1 − 1.3 %) = 48125.6332. */
    @Test
    void aPoolKeepsItsFeeInReserve() {
        Calculation position = position("dex/gmx-v2", COIN, 50_000, 20);

        assertPrice(position.liquidationPrice(), 48_125.6332);
        assertPrice(position.bankruptcyPrice(), 47_500);
    }

    /** At 48000 are 500 left; the clearance fee is 0.5 % of 48000. At 47600 the fee of 238 takes the 100 that are left. */
    @Test
    void aCloseAboveTheBankruptcyPriceIsAFee() {
        Calculation position = position("cex/binance", COIN, 50_000, 20);

        assertThat(position.close(48_000 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(500 * DOLLAR, 240 * DOLLAR, 260 * DOLLAR, List.of(), 0));
        assertThat(position.close(47_600 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(100 * DOLLAR, 100 * DOLLAR, 0, List.of(), 0));
    }

    /** At 47400 are 100 missing, at 47000 are 500. Of a position of 50000 the first-loss share is 250. */
    @Test
    void aCloseBelowItIsTheFundsAndThenTheOthers() {
        Calculation position = position("cex/binance", COIN, 50_000, 20);

        assertThat(position.close(47_400 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(-100 * DOLLAR, 0, 0, paid("insuranceFund", 100, 250), 0));
        assertThat(position.close(47_000 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(-500 * DOLLAR, 0, 0, paid("insuranceFund", 250, 250), 250 * DOLLAR));
        assertThat(position.close(47_000 * COIN, OptionalLong.of(200 * DOLLAR)).beyond())
                .isEqualTo(300 * DOLLAR);
    }

    /** Of the 500 that are missing at 47000 the fund's 100 go first, then at most 150 of the treasury's 200, then the depositors' 250 of 1000. */
    @Test
    void whatLiesOnChainPaysAfterABooksFund() {
        Scenario scenario = PresetScenario.read(
                PresetCatalogue.ofInstallation().of("cex/binance"),
                BigDecimal.valueOf(50_000),
                List.of("venues[0].pockets=[{pocket: treasury, balance: 200, capPerStep: 150},"
                        + " {pocket: lp, balance: 1000}]"));

        assertThat(Calculation.of(scenario.venues().getFirst(), COIN, 50_000 * COIN, 20)
                        .close(47_000 * COIN, OptionalLong.of(100 * DOLLAR)))
                .isEqualTo(new CloseOutcome(
                        -500 * DOLLAR,
                        0,
                        0,
                        List.of(
                                new CloseOutcome.Paid("insuranceFund", 100 * DOLLAR, 100 * DOLLAR),
                                new CloseOutcome.Paid("treasury", 150 * DOLLAR, 150 * DOLLAR),
                                new CloseOutcome.Paid("lp", 250 * DOLLAR, 1_000 * DOLLAR)),
                        0));
    }

    /** Short at 20 times 50000: 2500 are gone at 52500, and a micro-dollar more at the next price. */
    @Test
    void theLastPriceAtWhichNothingIsMissing() {
        assertThat(position("cex/binance", COIN, 50_000, 20).bankruptcyPrice()).hasValue(47_500 * COIN);
        assertThat(position("dex/gmx-v2", -COIN, 50_000, 20).bankruptcyPrice()).hasValue(52_500 * COIN);
    }

    /** Of the 500 that are left at 48000 the fee takes 0.3 % of 48000. At 47000 are 500 missing. */
    @Test
    void aPoolsDepositorsPayWhatIsMissing() {
        Calculation position = position("dex/gmx-v2", COIN, 50_000, 20);

        assertThat(position.close(48_000 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(500 * DOLLAR, 144 * DOLLAR, 356 * DOLLAR, List.of(), 0));
        assertThat(position.close(47_000 * COIN, OptionalLong.empty()))
                .isEqualTo(new CloseOutcome(-500 * DOLLAR, 0, 0, paid("lp", 500, 1_000_000), 0));
    }

    /** The index falls by 10 in each second: after 231 of them it is 47690, below 47690.76; after 188 it is 48120, below 48125.63. */
    @ParameterizedTest
    @CsvSource({"cex/binance, 231, name=binance", "dex/gmx-v2, 188, 'venues[0].priceImpact=null'"})
    void theRunCrossesWhereTheCalculatorSays(String preset, int step, String override) {
        Scenario scenario = PresetScenario.read(
                PresetCatalogue.ofInstallation().of(preset),
                new BigDecimal(50_000),
                List.of(
                        override,
                        "clock.steps=300",
                        "path.anchors.points=[{at: 0s, price: 50000}, {at: 300s, price: 47000}]",
                        "positions.list=[{account: 1, size: 1, entryPrice: 50000, collateral: 2500}]"));
        VenueRun run = Replay.onModel(
                        TapeWriter.write(scenario).tape(), scenario.venues().getFirst(), scenario.seed())
                .getFirst();

        assertThat(run.liquidations()).hasSize(1);
        assertThat(run.liquidations().getFirst().crossedAt()).isEqualTo(step);
        OptionalLong price = Calculation.of(scenario.venues().getFirst(), COIN, 50_000 * COIN, 20)
                .liquidationPrice();
        assertThat(price.orElseThrow()).isBetween((50_000 - 10L * step) * COIN, (50_010 - 10L * step) * COIN);
    }

    private static Calculation position(String preset, long coins, double entryPrice, int leverage) {
        Scenario scenario = PresetScenario.read(
                PresetCatalogue.ofInstallation().of(preset), BigDecimal.valueOf(entryPrice), List.of());
        return Calculation.of(scenario.venues().getFirst(), coins, Math.round(entryPrice * COIN), leverage);
    }

    private static List<CloseOutcome.Paid> paid(String name, long amount, long most) {
        return List.of(new CloseOutcome.Paid(name, amount * DOLLAR, most * DOLLAR));
    }

    private static void assertPrice(OptionalLong price, double dollars) {
        assertThat(price.orElseThrow() / (double) COIN).isCloseTo(dollars, within(CLOSE));
    }
}
