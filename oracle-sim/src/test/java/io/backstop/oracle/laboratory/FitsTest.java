package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.ScheduleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Each figure of a fit from moves that were made by hand. A hundredth of a percent is 100,000. */
class FitsTest {

    private static final long BASIS_POINT = 100_000;

    @Test
    void theThresholdIsWhereChangesBeginToBeMany() {
        // 40 changes of 0.5 to 0.89 %, five of 0.1 %.
        List<Move> moves = new ArrayList<>(moves(40, i -> new Move(60_000, (50 + i) * BASIS_POINT, i)));
        moves.addAll(moves(5, i -> new Move(60_000, 10 * BASIS_POINT, i)));

        assertThat(DeviationFit.of(moves)).isEqualTo(new DeviationFit(50 * BASIS_POINT, 5));
    }

    @Test
    void changesWithoutAnEdgeHaveNoThreshold() {
        List<Move> moves = moves(100, i -> new Move(10_000, (i + 1) * BASIS_POINT, i));

        assertThat(DeviationFit.of(moves)).isEqualTo(new DeviationFit(0, 0));
    }

    @Test
    void theHeartbeatIsTheMiddleOfTheLongCalmSilences() {
        DeviationFit deviation = new DeviationFit(50 * BASIS_POINT, 5);
        List<Move> moves = List.of(
                calm(598, 1000), calm(600, 2000), calm(601, 3000), calm(30, 3030), loud(900, 5000), calm(602, 6000));

        // Of 598, 600, 601 and 602 the lower of the middle two; 30 s is no heartbeat.
        assertThat(HeartbeatFit.of(moves, deviation)).isEqualTo(new HeartbeatFit(600_000, 4, 900_000, null));
        assertThat(HeartbeatFit.of(List.of(calm(600, 1), calm(600, 2), loud(60, 3)), deviation))
                .isEqualTo(new HeartbeatFit(0, 0, 600_000, null));
    }

    @Test
    void calmRoundsThatKeepToATimeWhateverCameBeforeHaveASchedule() {
        DeviationFit deviation = new DeviationFit(50 * BASIS_POINT, 8);
        // Every 1000 s at 400, also where a loud round had come in between.
        List<Move> moves = List.of(
                calm(1000, 1400),
                calm(1000, 2400),
                calm(1000, 3400),
                loud(100, 3500),
                calm(900, 4400),
                loud(300, 4700),
                calm(700, 5400),
                loud(500, 5900),
                calm(500, 6400),
                loud(200, 6600),
                calm(800, 7400),
                loud(400, 7800),
                calm(600, 8400),
                loud(300, 8700),
                calm(700, 9400));

        assertThat(HeartbeatFit.of(moves, deviation).schedule()).isEqualTo(new ScheduleSpec(1_000_000, 400_000));
    }

    @Test
    void theBlockIsTheLongestLengthOfWhichGapsAreMultiples() {
        assertThat(BlockFit.of(moves(50, i -> new Move(12_000L * (i % 7 + 1), 1, i))))
                .isEqualTo(new BlockFit(12_000, 1));
        assertThat(BlockFit.of(moves(50, i -> new Move(1000L * (i + 1), 1, i)))).isEqualTo(new BlockFit(0, 0));
    }

    @Test
    void aLongerBlockMustStandOutByItself() {
        // Multiples of 2 s: 76 of 100, (0.76 − 0.5) ÷ 0.5 = 0.52. Of 4 s: 58, (0.58 − 0.25) ÷ 0.75 = 0.44.
        List<Move> moves = moves(100, i -> new Move(i < 58 ? 4000 : i < 76 ? 2000 : 1000, 1, i));

        assertThat(BlockFit.of(moves)).isEqualTo(new BlockFit(2000, 0.76));
    }

    @Test
    void theIntervalIsTheLengthOfWhichGapsAreNearlyMultiples() {
        DeviationFit none = new DeviationFit(0, 0);
        HeartbeatFit heartbeat = new HeartbeatFit(30_000, 60, 90_000, null);
        // 30, 60 and 90 s, each exact, 2 s early and 2 s late.
        List<Move> moves = moves(60, i -> new Move(30_000 * (i % 3 + 1) + 2000 * (i / 3 % 3 - 1), 1, i));

        IntervalFit fit = IntervalFit.of(moves, none, heartbeat, new BlockFit(2000, 1));

        assertThat(fit.millis()).isEqualTo(30_000);
        // Of 20 places in the pattern 7 are exact in 20, the rest 2 s off: cos(2π·2/30) = 0.9135.
        assertThat(fit.concentration()).isCloseTo((21 + 39 * 0.9135) / 60, within(0.001));
        assertThat(fit.overshootMillis()).isZero();
    }

    @Test
    void overshootsTellHowOftenANetworkLooks() {
        DeviationFit deviation = new DeviationFit(50 * BASIS_POINT, 0);
        // 0.6 % in 360 s: a volatility of 0.6 ÷ √360 in a second; an overshoot of 0.1 % is 0.445 of what it is in Δ.
        List<Move> moves = moves(30, i -> new Move(360_000, 60 * BASIS_POINT, i));

        IntervalFit fit = IntervalFit.of(moves, deviation, new HeartbeatFit(0, 0, 360_000, null), new BlockFit(0, 0));

        // Δ = 360·(0.1 ÷ 0.445 ÷ 0.6)² = 50.5 s
        assertThat(fit.overshootMillis()).isEqualTo(50_000);
    }

    @Test
    void landingsAreFastAsOftenAsGapsAreNearMultiples() {
        BlockFit block = new BlockFit(2000, 1);
        // Of 100 gaps 52 exact, 16 a block early, 16 a block late, 16 far off.
        List<Move> moves =
                moves(100, i -> new Move(40_000 + (i < 52 ? 0 : i < 68 ? -2000 : i < 84 ? 2000 : 12_000), 1, i));

        LatencyFit fit = LatencyFit.of(moves, 40_000, 40_000, block);

        // Three blocks in 40 s are near by accident: (0.84 − 0.15) ÷ 0.85 = 0.8118 are both fast.
        assertThat(fit.fast()).isCloseTo(0.9010, within(0.0001));
        // 32 of 84 fast ones are in different blocks, 2·x·(1 − x) with x = 0.744.
        assertThat(fit.first()).isCloseTo(0.7440, within(0.0001));
    }

    @Test
    void theTypicalVolatilityIsThatOfGapsOfSuchALength() {
        // 1 % in 100 s is 0.1 % in a second, 1 % in 400 s half of that.
        List<Move> moves = new ArrayList<>(moves(40, i -> new Move(100_000, 100 * BASIS_POINT, i)));
        moves.addAll(moves(40, i -> new Move(400_000, 100 * BASIS_POINT, i)));
        TypicalVolatility volatility = new TypicalVolatility(moves);

        assertThat(volatility.between(new AnchorPoint(0, 1), new AnchorPoint(100_000, 1)))
                .isCloseTo(0.001, within(1e-12));
        assertThat(volatility.of(400_000)).isCloseTo(0.0005, within(1e-12));
        assertThat(volatility.of(1)).isCloseTo(0.001, within(1e-12));
        assertThat(volatility.of(999_000)).isCloseTo(0.0005, within(1e-12));
        // 80 changes of 1 % in 20,000 s.
        assertThat(TypicalVolatility.overall(moves)).isCloseTo(0.01 * Math.sqrt(80 / 20_000.0), within(1e-12));
    }

    private static Move calm(long seconds, long endSecond) {
        return new Move(seconds * 1000, 10 * BASIS_POINT, endSecond * 1000);
    }

    private static Move loud(long seconds, long endSecond) {
        return new Move(seconds * 1000, 60 * BASIS_POINT, endSecond * 1000);
    }

    private static List<Move> moves(int count, IntFunction<Move> move) {
        return IntStream.range(0, count).mapToObj(move).toList();
    }
}
