package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class LiquidationSpecTest {

    private static final long ONE = 1_000_000_000;

    @ParameterizedTest(name = "{1}")
    @MethodSource("mistakes")
    void aFigureOutsideItsBoundsIsRefused(Supplier<Object> spec, String message) {
        assertThatIllegalArgumentException().isThrownBy(spec::get).withMessageStartingWith(message);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake(() -> new LiquidationSpec.FixedFraction(0, 0), "ratio must be from 1 to 1000000000, was 0"),
                mistake(() -> new LiquidationSpec.FixedFraction(1, -1), "fullBelowNotional"),
                mistake(
                        () -> new LiquidationSpec.MarginRestoring(5, 0, 6),
                        "buffer must be from 6 to 1000000000, was 5"),
                mistake(() -> new LiquidationSpec.MarginRestoring(5, 0, -1), "liquidationFeeRatio"),
                mistake(() -> new LiquidationSpec.MarginRestoring(5, -1, 5), "fullBelowShortage"),
                mistake(() -> new LiquidationSpec.TimeRamp(5, -1, 5, 1, 1), "atOnceBelowShortage"),
                mistake(() -> new LiquidationSpec.TimeRamp(5, 0, 5, 0, 1), "initialRatio"),
                mistake(() -> new LiquidationSpec.TimeRamp(5, 0, 5, 1, 86_401), "duration"),
                mistake(() -> new LiquidationSpec.WindowCapacity(0, ONE, ONE, 1, 0), "feeRatio"),
                mistake(() -> new LiquidationSpec.WindowCapacity(1, 0, ONE, 1, 0), "skewScale"),
                mistake(() -> new LiquidationSpec.WindowCapacity(1, ONE, 0, 1, 0), "multiplier"),
                mistake(() -> new LiquidationSpec.WindowCapacity(1, ONE, ONE, 301, 0), "window"),
                mistake(() -> new LiquidationSpec.WindowCapacity(1, ONE, ONE, 1, -1), "mostPremium"),
                mistake(() -> new LiquidationSpec.WindowCapacity(1, ONE - 1, ONE, 1, 0), "capacity"),
                mistake(() -> new LiquidationSpec.BlockLimits(0, 0, 1), "portion"),
                mistake(() -> new LiquidationSpec.BlockLimits(1, 2, 1), "leastNotional must be from 0 to 1, was 2"),
                mistake(() -> new LiquidationSpec.BlockLimits(1, 0, 0), "mostNotional"),
                mistake(() -> new KeeperRewardSpec(-1, 0, 0, 0, 0), "gasUnits"),
                mistake(() -> new KeeperRewardSpec(0, -1, 0, 0, 0), "leastReward"),
                mistake(() -> new KeeperRewardSpec(0, 0, ONE + 1, 0, 0), "profitRatio"),
                mistake(() -> new KeeperRewardSpec(0, 0, 0, ONE, 0), "notionalRatio"),
                mistake(() -> new KeeperRewardSpec(0, 2, 0, 0, 1), "mostReward"));
    }

    private static Arguments mistake(Supplier<Object> spec, String message) {
        return Arguments.of(spec, message);
    }
}
