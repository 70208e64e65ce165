package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.Warmup;

/** The mirror's run with a million accounts, their opening included, where the heap has room for little else. */
@Fork(
        value = 1,
        jvmArgsAppend = {"-Xms500m", "-Xmx500m"})
@Warmup(iterations = 5)
@Measurement(iterations = 5)
public class MillionSpeed extends Repeated {

    static final int ACCOUNTS = 1_000_000;

    @Param("10000")
    int ticks;

    private Crash crash = Crash.of(1, 1);

    /** Writes the tape. */
    @Setup(Level.Trial)
    public void writeTape() {
        crash = Crash.of(ACCOUNTS, ticks);
    }

    /** Opens the accounts, replays every tick and closes the books; nobody keeps them while the next are opened. */
    @Benchmark
    public int replay() {
        return crash.replayed().liquidations().size();
    }
}
