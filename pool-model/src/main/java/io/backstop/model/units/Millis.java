package io.backstop.model.units;

/** Times that several rules share, in milliseconds. */
public final class Millis {

    /** Eight hours: from funding to funding at most venues, and the window in which a fund's peak lies. */
    public static final long EIGHT_HOURS = 8 * 3_600_000L;

    private Millis() {}
}
