package io.backstop.tests.bench;

import io.backstop.model.venue.VenueRun;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
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

/** A book venue's whole run, from opening the accounts to the closed books, in a heap of 1 GiB. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
@Warmup(iterations = 3)
@Measurement(iterations = 5)
public class BookVenueSpeed {

    static final int TICKS = 86_400;

    /** Accounts, ticks, and whether margins are thin, as {@code 1000 1 thin}. */
    @Param("")
    String crash = "";

    private BookCrash written = BookCrash.of(1, 1, false);

    /** Writes the tape. */
    @Setup(Level.Trial)
    public void write() {
        written = of(crash);
    }

    /** Runs the venue. */
    @Benchmark
    public VenueRun run() {
        return written.run();
    }

    /** What {@link #of} reads. */
    static String named(int accounts, int ticks, boolean isThin) {
        return "%d %d %s".formatted(accounts, ticks, isThin ? "thin" : "ample");
    }

    /** The crash of a name. */
    static BookCrash of(String name) {
        String[] parts = name.split(" ", -1);
        return BookCrash.of(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), parts[2].equals("thin"));
    }
}
