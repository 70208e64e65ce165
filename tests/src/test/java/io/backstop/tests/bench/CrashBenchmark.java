package io.backstop.tests.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A crash written once, then replayed whole again and again by one thread of a JVM of its own. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 15)
@Measurement(iterations = 15)
public abstract class CrashBenchmark {

    @Param("100000")
    int accounts;

    @Param({"10000", "86400"})
    int ticks;

    private Crash crash = Crash.of(1, 1);

    /** Writes the tape. */
    @Setup(Level.Trial)
    public void writeTape() {
        crash = Crash.of(accounts, ticks);
    }

    /** The crash with this many accounts and ticks. */
    Crash crash() {
        return crash;
    }
}
