package io.backstop.simulator.sweep;

import java.time.Duration;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Tells how far a sweep is, how fast it goes and how long it will still take. Thread safe. */
public final class Progress {

    private final int total;
    private final int before;
    private final long quiet;
    private final LongSupplier nanos;
    private final Consumer<String> lines;
    private final long start;
    private long lastTold;
    private int done;

    /**
     * A sweep that starts now.
     *
     * @param total runs of the sweep
     * @param before runs that an earlier start has made
     * @param quiet how long nothing is told after a line
     * @param nanos a clock
     * @param lines is told a line, without line feed
     */
    public Progress(int total, int before, Duration quiet, LongSupplier nanos, Consumer<String> lines) {
        this.total = total;
        this.before = before;
        this.quiet = quiet.toNanos();
        this.nanos = nanos;
        this.lines = lines;
        start = nanos.getAsLong();
        lastTold = start;
        done = before;
    }

    /** Notes one more run. */
    synchronized void done() {
        done++;
        long now = nanos.getAsLong();
        if (now - lastTold >= quiet || done == total) {
            lastTold = now;
            lines.accept(line(now));
        }
    }

    private String line(long now) {
        double seconds = Math.max(1, now - start) / 1e9;
        double rate = (done - before) / seconds;
        String ahead =
                done == total ? "%.1f s".formatted(seconds) : duration(Math.round((total - done) / rate)) + " left";
        return String.format(Locale.ROOT, "%,d of %,d runs, %,.0f /s, %s", done, total, rate, ahead);
    }

    private static String duration(long seconds) {
        return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
    }
}
