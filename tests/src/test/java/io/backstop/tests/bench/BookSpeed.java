package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Setup;

/** The book that venues use, from empty to the end of the stream. */
public class BookSpeed extends StreamBenchmark {

    private BookReplay replay = new BookReplay(new OrderStream(0, false));

    /** Begins with an empty book again, which is not timed. */
    @Setup(Level.Iteration)
    public void open() {
        replay = new BookReplay(stream());
    }

    /** All commands; the result keeps the compiler from leaving any out. */
    @Benchmark
    public Object replay() {
        return replay.run();
    }
}
