package io.backstop.tests.bench;

import io.backstop.simulator.sweep.Progress;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a sweep holds in memory while it goes on: the most that is left after a collection, looked at every 250 runs. That is the lines of the piece that is
 * written next: 5 runs of 1,000, 20 of 4,000 to 40,000, then a two-thousandth of all and never more than 500.
 */
final class SweepMemory {

    private static final int EVERY = 250;
    private static final int FEW = 1_000;
    private static final int MANY = 10_000;
    private static final double MEBIBYTE = 1 << 20;
    private static final double MOST = 16;

    /** Small runs, so that what stays of each would show. */
    private static final String SCENARIO = """
        name: sweep-memory
        seed: 1
        clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 60}
        path: {generated: {price: 100000, annualVolatility: 60%}}
        positions:
          population: {count: 50, longShare: 60%, leverage: [10, 20, 30], notional: {from: 1000, to: 40000}, entryPrices: [100000]}
        venues:
          - {id: dex, type: pool, closeMode: ORACLE, lpCapital: 20000000, pockets: [feeBuffer, lp], oracle: {delay: 10s}}
          - {id: cex, type: cex,
             book: {tickSize: 0.1, halfSpread: 1bps, levelGap: 2bps, levels: 20, depthPerLevel: 200000, refill: 60s}}
        """;

    private SweepMemory() {}

    /** The lines of the table. */
    static List<Figure> lines() {
        held(FEW);
        double few = held(FEW);
        double many = held(MANY);
        return List.of(
                Figure.plain("heap that a sweep of %,d small runs holds".formatted(FEW), "%,.1f MiB".formatted(few)),
                new Figure(
                        "the same with %,d".formatted(MANY),
                        "%,.1f MiB".formatted(many),
                        "≤ %.0f MiB".formatted(MOST),
                        many <= MOST));
    }

    /** Mebibytes beyond what the process holds without the sweep. */
    private static double held(int runs) {
        long before = used();
        AtomicLong most = new AtomicLong();
        AtomicLong done = new AtomicLong();
        try (ScratchSweep sweep = new ScratchSweep(SCENARIO, runs)) {
            sweep.run(1, new Progress(runs, 0, Duration.ZERO, System::nanoTime, line -> {
                if (done.incrementAndGet() % EVERY == 0) {
                    most.accumulateAndGet(used(), Math::max);
                }
            }));
        }
        return (most.get() - before) / MEBIBYTE;
    }

    private static long used() {
        MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }
}
