package io.backstop.tests.bench;

import io.backstop.model.mirror.MirrorVenue;
import io.backstop.model.venue.VenueRun;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** The mirror's whole replay of a crash, from the first tick to the closed books, after the accounts were opened. */
public class MirrorSpeed extends CrashBenchmark {

    private MirrorVenue mirror = Crash.of(1, 1).seeded();

    /** Opens the accounts anew for each replay. */
    @Setup(Level.Invocation)
    public void seed() {
        mirror = crash().seeded();
    }

    /** Replays every tick and closes the books. */
    @Benchmark
    public VenueRun replay() {
        mirror.advance(ticks);
        return mirror.finish();
    }
}
