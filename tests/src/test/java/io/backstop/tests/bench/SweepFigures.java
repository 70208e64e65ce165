package io.backstop.tests.bench;

import io.backstop.simulator.sweep.Progress;
import io.backstop.simulator.sweep.Sweep;
import io.backstop.simulator.sweep.SweepFolder;
import io.backstop.simulator.sweep.SweepPlan;
import io.backstop.simulator.sweep.SweepRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A sweep of seeds, its rows written: a pool and a book, each with 1,000 accounts over an hour of seconds. */
final class SweepFigures {

    private static final int RUNS = 1_000;

    /** So many that the compiler does not work beside the two threads any more: after 100 it took half of what the second one gains. */
    private static final int WARMING_UP = 1_000;

    private static final int TURNS = 3;
    private static final int WANTED = 10_000;
    private static final double MOST_MILLIS = 60_000;
    private static final double LEAST_SPEED_UP = 1.6;

    private static final String SCENARIO = """
        name: sweep-speed
        seed: 1
        clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 3600}
        path:
          generated: {price: 100000, annualVolatility: 60%}
          stress: [{kind: flashCrash, at: 20m, move: -9%, fall: 2m, hold: 30s, recovery: 20m, recovered: 70%}]
        positions:
          population:
            {count: 1000, longShare: 60%, leverage: [3, 5, 10, 20, 30], notional: {from: 1000, to: 40000}, entryPrices: [100000]}
        venues:
          - {id: dex, type: pool, closeMode: ORACLE, lpCapital: 20000000, pockets: [feeBuffer, lp],
             oracle: {delay: 10s, heartbeat: 1h, deviationThreshold: 0.5%}}
          - {id: cex, type: cex,
             book: {tickSize: 0.1, halfSpread: 1bps, levelGap: 2bps, levels: 20, depthPerLevel: 200000, refill: 60s}}
        """;

    /** All lines of the table. */
    List<Figure> lines() {
        Path folder = temporary();
        try {
            Path scenario = Files.writeString(folder.resolve("scenario.yaml"), SCENARIO);
            millis(scenario, folder.resolve("warm"), WARMING_UP, 2);
            double two = Double.MAX_VALUE;
            double one = Double.MAX_VALUE;
            for (int turn = 0; turn < TURNS; turn++) {
                two = Math.min(two, millis(scenario, folder.resolve("two-" + turn), RUNS, 2));
                one = Math.min(one, millis(scenario, folder.resolve("one-" + turn), RUNS, 1));
            }
            String name = "sweep of %,d runs of a pool and a book, 1,000 accounts × 3,600 ticks".formatted(WANTED);
            List<Figure> lines = new ArrayList<>(List.of(
                    Figure.atMost(name + ", two threads", two * WANTED / RUNS, MOST_MILLIS),
                    Figure.plain(name + ", one thread", "%,.1f ms".formatted(one * WANTED / RUNS)),
                    new Figure(
                            "the time of one thread ÷ that of two",
                            "%.2f".formatted(one / two),
                            "≥ " + LEAST_SPEED_UP,
                            one >= LEAST_SPEED_UP * two),
                    Figure.plain(
                            "the same of two loops that share nothing, on this machine",
                            "%.2f".formatted(MachineRatio.measure()))));
            lines.addAll(SweepMemory.lines(folder));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(folder);
        }
    }

    private static double millis(Path scenario, Path out, int runs, int jobs) {
        SweepPlan plan =
                SweepPlan.of(new SweepRequest(scenario, List.of(), List.of(), "1.." + runs), "bench", Map.of());
        try (SweepFolder folder = SweepFolder.open(out, plan)) {
            long start = System.nanoTime();
            Progress silent = new Progress(runs, 0, Duration.ofDays(1), System::nanoTime, line -> {});
            Sweep.run(plan, folder, jobs, silent);
            return (System.nanoTime() - start) / 1e6;
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("backstop-sweep");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
