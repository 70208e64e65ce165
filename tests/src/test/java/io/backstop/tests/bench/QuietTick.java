package io.backstop.tests.bench;

import io.backstop.model.mirror.MirrorVenue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One tick in which an update lands, the keeper looks, and nobody is liquidatable.
 *
 * <p>Each iteration replays the next {@link #BATCH} ticks of one run. The profiler's own allocation, about 6 kB an
 * iteration, is a few hundredths of a byte for each tick.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = QuietTick.WARM_UPS)
@Measurement(iterations = QuietTick.ITERATIONS)
@OperationsPerInvocation(QuietTick.BATCH)
public class QuietTick {

    static final int BATCH = 200_000;
    static final int WARM_UPS = 5;
    static final int ITERATIONS = 11;

    @Param({"1000", "100000"})
    int accounts;

    private MirrorVenue mirror = Crash.quiet(1, 1).seeded();

    /** Opens the accounts of a run with as many ticks as all iterations need. */
    @Setup(Level.Trial)
    public void seed() {
        mirror = Crash.quiet(accounts, BATCH * (WARM_UPS + ITERATIONS)).seeded();
    }

    /** Replays the next ticks. */
    @Benchmark
    public void tick() {
        mirror.advance(BATCH);
    }
}
