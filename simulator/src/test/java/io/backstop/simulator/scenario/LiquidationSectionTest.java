package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.KeeperRewardSpec;
import io.backstop.model.scenario.LiquidationSpec;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class LiquidationSectionTest {

    /** Sizes have three decimals, the liquidation fee is 0.3 %. */
    private static final MarketRules RULES =
            new MarketRules(1000, MarginTiers.flat(20_000_000, 10_000_000), 3_000_000, 0, 900_000_000, 60);

    @ParameterizedTest
    @MethodSource("policies")
    void aPolicyIsReadWithItsDefaults(String text, LiquidationSpec spec) throws JsonProcessingException {
        assertThat(LiquidationSection.read(node(text), RULES)).isEqualTo(spec);
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("{kind: full}", new LiquidationSpec.Full()),
                Arguments.of(
                        "{kind: fraction, ratio: 20%}", new LiquidationSpec.FixedFraction(200_000_000, 100_000_000)),
                Arguments.of(
                        "{kind: fraction, ratio: 50%, fullBelowNotional: 7}",
                        new LiquidationSpec.FixedFraction(500_000_000, 7_000_000)),
                Arguments.of(
                        "{kind: marginRestoring}",
                        new LiquidationSpec.MarginRestoring(20_000_000, 50_000_000, 3_000_000)),
                Arguments.of(
                        "{kind: ramp}",
                        new LiquidationSpec.TimeRamp(20_000_000, 50_000_000, 3_000_000, 100_000_000, 60)),
                Arguments.of(
                        "{kind: ramp, buffer: 1%, atOnceBelowShortage: 0, initialRatio: 25%, duration: 2m}",
                        new LiquidationSpec.TimeRamp(10_000_000, 0, 3_000_000, 250_000_000, 120)),
                Arguments.of(
                        "{kind: windowCapacity, feeRatio: 5bps, skewScale: 350000, window: 10s}",
                        new LiquidationSpec.WindowCapacity(500_000, 350_000_000, 1_500_000_000, 10, 500_000)),
                Arguments.of(
                        "{kind: blockLimits}",
                        new LiquidationSpec.BlockLimits(100_000_000, 1_000_000_000, 100_000_000_000L)));
    }

    @Test
    void withoutAPolicyAllIsClosedAndTheRewardIsTheMarkets() {
        assertThat(LiquidationSection.read(null, RULES)).isEqualTo(new LiquidationSpec.Full());
        assertThat(KeeperRewardSection.read(null)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{kind: half} | x.kind: \"half\" must be one of full, fraction, marginRestoring, ramp, windowCapacity,"
                        + " blockLimits",
                "{} | x.kind: is missing",
                "{kind: fraction} | x.ratio: is missing",
                "{kind: fraction, ratio: 0} | x.ratio: 0 must be positive",
                "{kind: fraction, ratio: 101%} | x.ratio: \"101%\" must be at most 100%",
                "{kind: full, ratio: 1%} | x.ratio: unknown key, did you mean \"kind\"?",
                "{kind: marginRestoring, buffer: 20bps} | x.buffer: buffer must be at least the market's"
                        + " liquidationFeeRatio",
                "{kind: ramp, duration: 25h} | x.duration: \"25h\" must be at most 86400s",
                "{kind: windowCapacity, feeRatio: 5bps, skewScale: 0.001, window: 10s} | x: feeRatio, skewScale,"
                        + " multiplier and window must leave a capacity of one unit or more that fits 64 bits",
                "{kind: windowCapacity, feeRatio: 5bps, skewScale: -1, window: 10s} | x.skewScale: -1 must be positive",
                "{kind: windowCapacity, feeRatio: 5bps, skewScale: 1, window: 10m} | x.window: \"10m\" must be at most"
                        + " 300s",
                "{kind: blockLimits, mostNotional: 999} | x: mostNotional must be positive and at least leastNotional",
            })
    void aMistakeIsToldInOneLine(String text, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LiquidationSection.read(node(text), RULES))
                .withMessage("small.yaml: " + message);
    }

    @Test
    void aRewardIsReadWithItsDefaults() throws JsonProcessingException {
        assertThat(KeeperRewardSection.read(node("{}")))
                .isEqualTo(new KeeperRewardSpec(2_500_000, 1_000_000, 300_000_000, 300_000, 30_000_000));
        assertThat(KeeperRewardSection.read(
                        node("{gasUnits: 7, leastReward: 2, profitRatio: 10%, notionalRatio: 1bps, mostReward: 3}")))
                .isEqualTo(new KeeperRewardSpec(7, 2_000_000, 100_000_000, 100_000, 3_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gasUnits: -1} | x.gasUnits: -1 must be a whole number from 0 to 1000000000",
                "{notionalRatio: 11%} | x.notionalRatio: \"11%\" must be at most 10%",
                "{leastReward: 31} | x: mostReward must be at least leastReward",
                "{mostRewards: 31} | x.mostRewards: unknown key, did you mean \"mostReward\"?",
            })
    void aMistakeInARewardIsToldInOneLine(String text, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> KeeperRewardSection.read(node(text)))
                .withMessage("small.yaml: " + message);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree(text));
    }
}
