package io.backstop.simulator.onchain;

import io.backstop.model.scenario.InputException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How fast a tape is played.
 *
 * @param times seconds of the tape in one second; {@link #UNLIMITED} for no waiting at all
 */
public record Speed(long times) {

    /** As fast as the node takes the updates. */
    public static final long UNLIMITED = Long.MAX_VALUE;

    /** Nobody waits for the tape. */
    public static final Speed NO_WAITING = new Speed(UNLIMITED);

    private static final Pattern TIMES = Pattern.compile("([1-9][0-9]{0,4})x");

    /** Checks that the tape moves. */
    public Speed {
        if (times < 1) {
            throw new IllegalArgumentException("the speed must be at least 1, was " + times);
        }
    }

    /**
     * Reads a speed such as {@code 60x}, or {@code max}.
     *
     * @throws InputException if it is something else
     */
    public static Speed parse(String text) {
        if (text.equals("max")) {
            return NO_WAITING;
        }
        Matcher matcher = TIMES.matcher(text);
        if (!matcher.matches()) {
            throw new InputException("--speed \"" + text + "\" must be a whole number from 1x to 99999x, or max");
        }
        return new Speed(Long.parseLong(matcher.group(1)));
    }

    /** The time that a stretch of the tape takes, in nanoseconds. */
    public long nanos(long tapeMillis) {
        return times == UNLIMITED ? 0 : Math.multiplyExact(tapeMillis, 1_000_000L) / times;
    }

    /** The same in whole seconds, rounded up: blocks have no finer times, and nothing happens before its time. */
    long seconds(long tapeMillis) {
        return times == UNLIMITED ? 0 : Math.ceilDiv(tapeMillis, Math.multiplyExact(times, 1000L));
    }

    /** As a user writes it. */
    @Override
    public String toString() {
        return times == UNLIMITED ? "max" : times + "x";
    }
}
