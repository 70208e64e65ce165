package io.backstop.tests.bench;

import io.backstop.model.mirror.MirrorVenue;
import org.openjdk.jmh.annotations.Benchmark;

/** What the mirror does before the first tick: it funds the venue and opens all accounts through the contract's checks. */
public class SeedingSpeed extends CrashBenchmark {

    /** Opens all accounts. */
    @Benchmark
    public MirrorVenue seed() {
        return crash().seeded();
    }
}
