package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;

/** Writes a market and a pushed feed of it, with both hashes. */
public class TapeSpeed extends Repeated {

    @Param({"86400", "172800"})
    int ticks;

    /** From the path's figures to the hashes of market and feed. */
    @Benchmark
    public String write() {
        return PushTape.hashes(ticks);
    }
}
