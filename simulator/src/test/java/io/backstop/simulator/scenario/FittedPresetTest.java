package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.laboratory.BlockFit;
import io.backstop.oracle.laboratory.DeviationFit;
import io.backstop.oracle.laboratory.FailedLooks;
import io.backstop.oracle.laboratory.HeartbeatFit;
import io.backstop.oracle.laboratory.IntervalFit;
import io.backstop.oracle.laboratory.LatencyFit;
import io.backstop.oracle.laboratory.RoundFit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FittedPresetTest {

    private static final TimeGrid GRID = new TimeGrid(1_700_000_000_000L, 1000, 1000);
    private static final IntervalFit EVERY_30_S = new IntervalFit(30_000, 0.868, 42_000);
    private static final LatencyFit LATENCY = new LatencyFit(0.938, 0.8, 3000, 30_000, 1351);

    private static final FailedLooks NONE_FAILED = new FailedLooks(0, List.of());

    @TempDir
    private Path folder;

    @Test
    void eachFigureSaysWhatItWasReadFrom() {
        // The fast ones take up to 3 s ÷ 0.8.
        assertThat(FittedPreset.of(threshold(), "rounds.csv")).isEqualTo("""
            # Fitted by ./backstop oracle-report to 1352 rounds of rounds.csv,
            # 2023-11-14T22:13:20Z to 2023-11-16T02:00:00Z.
            #
            # Such a record has the times at which prices landed, not those at which they were observed: it tells how much
            # the latency varies, not what all updates take. Add that as `plus` in `delay`.
            deviationThreshold: 0.2%                    # edge of the changes: 18 of 1351 are smaller
            heartbeat: 630s                             # 15 rounds that moved less came after about such a silence
            interval: 30s                               # gaps are multiples of it (mean cosine 0.87); overshoots of the changes tell 42s
            delay:
              quantiles:                                # how far 1351 gaps are from multiples
                - {share: 0%, delay: 0s}
                - {share: 93.8%, delay: 3750ms}
                - {share: 100%, delay: 30s}
            inclusion: {blockTime: 3s}                  # 82.8 % of all gaps are multiples
            """);
    }

    @Test
    void outagesAreNamedAndTenAtMostEachByItself() {
        List<TimeWindow> outages = IntStream.range(0, 12)
                .mapToObj(i -> new TimeWindow(1_700_000_000_000L + 7_200_000L * i, 1_700_003_600_000L + 7_200_000L * i))
                .toList();

        assertThat(FittedPreset.of(everyLook(outages.subList(0, 1)), "rounds.csv"))
                .contains("""
                    Add that as `plus` in `delay`.
                    # Left out of the looks that failed, as no chance explains them: one outage.
                    #   2023-11-14T22:13:20Z to 2023-11-14T23:13:20Z
                    deviationThreshold: 0%\
                    """);
        assertThat(FittedPreset.of(everyLook(outages), "rounds.csv"))
                .contains(": 12 outages.\n")
                .contains("""
                    #   2023-11-15T16:13:20Z to 2023-11-15T17:13:20Z
                    #   and 2 more
                    deviationThreshold: 0%\
                    """);
    }

    @ParameterizedTest
    @MethodSource("fits")
    void whatIsWrittenReadsAsWhatWasFitted(RoundFit fit) throws IOException {
        Path file = Files.writeString(folder.resolve("fit.yaml"), FittedPreset.of(fit, "rounds.csv"));

        assertThat(FeedReader.isScenario(file)).isFalse();
        assertThat(FeedReader.read(file, GRID, Map.of())).isEqualTo(fit.spec());
    }

    static Stream<RoundFit> fits() {
        ScheduleSpec hourly = new ScheduleSpec(3_600_000, 3_335_000);
        return Stream.of(
                threshold(),
                fit(
                        new DeviationFit(5_000_000, 52),
                        new HeartbeatFit(3_600_000, 28, 3_612_000, hourly),
                        new BlockFit(12_000, 1),
                        new IntervalFit(0, 0.3, 27_000),
                        NONE_FAILED),
                everyLook(List.of(new TimeWindow(1_700_010_000_000L, 1_700_020_000_000L))),
                fit(
                        new DeviationFit(5_000_000, 5),
                        new HeartbeatFit(0, 0, 2_822_000, null),
                        new BlockFit(2000, 0.9),
                        EVERY_30_S,
                        NONE_FAILED));
    }

    @Test
    void aPresetIsReadByItsName() {
        assertThat(FeedReader.preset("pyth-pusher", GRID, Map.of()).heartbeatMillis())
                .isEqualTo(60_000);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> FeedReader.preset("pyth-pushr", GRID, Map.of()))
                .withMessageContaining("oracle: preset: \"pyth-pushr\" must be one of pyth-pusher, ");
    }

    private static RoundFit everyLook(List<TimeWindow> outages) {
        return fit(
                new DeviationFit(0, 0),
                new HeartbeatFit(10_000, 6669, 54_000, null),
                new BlockFit(0, 0),
                new IntervalFit(0, 0, 0),
                new FailedLooks(75_000_000, outages));
    }

    private static RoundFit threshold() {
        return fit(
                new DeviationFit(2_000_000, 18),
                new HeartbeatFit(630_000, 15, 633_000, null),
                new BlockFit(3000, 0.8275),
                EVERY_30_S,
                NONE_FAILED);
    }

    private static RoundFit fit(
            DeviationFit deviation, HeartbeatFit heartbeat, BlockFit block, IntervalFit interval, FailedLooks failed) {
        return new RoundFit(
                1352, 1_700_000_000_000L, 1_700_100_000_000L, deviation, heartbeat, block, interval, LATENCY, failed);
    }
}
