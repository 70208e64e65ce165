package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Benchmark;

/** The book that venues use, from empty to the end of the stream. */
public class BookSpeed extends StreamBenchmark {

    /** All commands; the result keeps the compiler from leaving any out. */
    @Benchmark
    public Object replay() {
        return new BookReplay(stream()).run();
    }
}
