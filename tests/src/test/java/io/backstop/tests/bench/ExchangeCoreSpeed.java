package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** The fast book of exchange-core on the same stream. */
public class ExchangeCoreSpeed extends StreamBenchmark {

    private ExchangeCoreReplay replay = new ExchangeCoreReplay(new OrderStream(0, false));

    /** Begins with an empty book again, which is not timed. */
    @Setup(Level.Iteration)
    public void open() {
        replay = new ExchangeCoreReplay(stream());
    }

    /** All commands; the result keeps the compiler from leaving any out. */
    @Benchmark
    public Object replay() {
        return replay.run();
    }
}
