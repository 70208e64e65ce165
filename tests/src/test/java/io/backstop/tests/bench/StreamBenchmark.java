package io.backstop.tests.bench;

import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Setup;

/** A stream of orders written once, then sent through a book again and again. */
public abstract class StreamBenchmark extends Repeated {

    /** Whether the price falls to its half. */
    @Param({"false", "true"})
    boolean falls;

    private OrderStream stream = new OrderStream(0, false);

    /** Writes the stream. */
    @Setup(Level.Trial)
    public void writeStream() {
        stream = new OrderStream(OrderStream.COMMANDS, falls);
    }

    /** The orders to send. */
    OrderStream stream() {
        return stream;
    }
}
