package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A crash written once, then replayed whole again and again. */
public abstract class CrashBenchmark extends Repeated {

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
