package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** The same ticks and updates as a notebook makes them, which are not hashed. */
public class NaiveTapeSpeed extends Repeated {

    @Param("86400")
    int ticks;

    /** From the figures to the ticks that are published. */
    @Benchmark
    public int[] write() {
        return NaiveTape.published(NaiveTape.prices(ticks, 1));
    }
}
