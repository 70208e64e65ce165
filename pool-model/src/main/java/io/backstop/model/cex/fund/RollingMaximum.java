package io.backstop.model.cex.fund;

import io.backstop.model.units.Figures;
import java.util.Arrays;

/**
 * The largest value of a step function within a window that ends now. A value holds from when it was set until the next
 * one, so it counts as long as it held at any time inside the window.
 *
 * <p>A monotone deque in a ring: values fall from front to back. Setting and asking cost O(1) amortised, and nothing is
 * allocated once the ring has its size. Not thread safe.
 */
public final class RollingMaximum {

    private static final long PRESENT = Long.MAX_VALUE;

    private final long window;
    private long[] values = new long[16];
    private long[] ends = new long[16];
    private int front;
    private int count;
    private long now = Long.MIN_VALUE;

    /**
     * A function without a value.
     *
     * @param windowMillis positive
     */
    public RollingMaximum(long windowMillis) {
        Figures.requireWithin("window in milliseconds", windowMillis, 1, Long.MAX_VALUE);
        window = windowMillis;
    }

    /**
     * Sets the value that holds from a time on.
     *
     * @param time not before that of an earlier call
     */
    public void set(long time, long value) {
        advance(time);
        if (count > 0) {
            ends[place(count - 1)] = time;
        }
        while (count > 0 && values[place(count - 1)] <= value) {
            count--;
        }
        makeRoom();
        values[place(count)] = value;
        ends[place(count)] = PRESENT;
        count++;
    }

    /**
     * The largest value inside the window that ends at a time.
     *
     * @throws IllegalStateException if none was set
     */
    public long at(long time) {
        if (count == 0) {
            throw new IllegalStateException("no value was set");
        }
        advance(time);
        return values[front];
    }

    private void advance(long time) {
        if (time < now) {
            throw new IllegalArgumentException("time must not go back from " + now + ", was " + time);
        }
        now = time;
        // The last value holds still, so one always remains.
        while (count > 1 && ends[front] <= now - window) {
            front = place(1);
            count--;
        }
    }

    private void makeRoom() {
        if (count < values.length) {
            return;
        }
        values = unrolled(values);
        ends = unrolled(ends);
        front = 0;
    }

    private long[] unrolled(long[] ring) {
        long[] larger = Arrays.copyOf(Arrays.copyOfRange(ring, front, ring.length), 2 * ring.length);
        System.arraycopy(ring, 0, larger, ring.length - front, front);
        return larger;
    }

    private int place(int behind) {
        return (front + behind) & (values.length - 1);
    }
}
