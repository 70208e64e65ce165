package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** The fast book of exchange-core on the same stream. */
public class ExchangeCoreSpeed extends StreamBenchmark {

    /** All commands; the result keeps the compiler from leaving any out. */
    @Benchmark
    public Object replay() {
        return new ExchangeCoreReplay(stream()).run();
    }
}
