package io.backstop.tests.bench;

import io.backstop.simulator.sweep.Progress;
import java.time.Duration;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A sweep of seeds, its rows written: a pool and a book, each with 1,000 accounts over an hour of seconds. The JVM has the options of
 * {@code ./backstop sweep}. It is warm after so many runs that the compiler does not work beside the threads any more.
 */
@Fork(
        value = 1,
        jvmArgs = {"-XX:+UseParallelGC", "-XX:MaxNewSize=192m", "--enable-native-access=ALL-UNNAMED"})
@Warmup(iterations = 1)
@Measurement(iterations = 5)
public class SweepSpeed extends Repeated {

    static final int RUNS = 1_000;

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

    @Param({"1", "2"})
    int jobs;

    /** All runs, from the plan to the last row. */
    @Benchmark
    public void sweep() {
        try (ScratchSweep sweep = new ScratchSweep(SCENARIO, RUNS)) {
            sweep.run(jobs, new Progress(RUNS, 0, Duration.ofDays(1), System::nanoTime, line -> {}));
        }
    }
}
