package io.backstop.tests.bench;

/**
 * One line of what is printed.
 *
 * @param name what was measured
 * @param measured its figure with its unit
 * @param limit what it must keep; empty where nothing was promised
 * @param holds whether it does; true where nothing was promised
 */
record Figure(String name, String measured, String limit, boolean holds) {

    /** A figure without a limit. */
    static Figure plain(String name, String measured) {
        return new Figure(name, measured, "", true);
    }

    /** A time in milliseconds that must not be longer than the limit. */
    static Figure atMost(String name, double millis, double limit) {
        return new Figure(name, "%,.1f ms".formatted(millis), "≤ %,.0f ms".formatted(limit), millis <= limit);
    }

    /** The line of the table. */
    String line() {
        String verdict = limit.isEmpty() ? "" : holds ? "holds" : "DOES NOT HOLD";
        return "  %-70s %18s  %-16s %s"
                .formatted(name, measured, limit, verdict)
                .stripTrailing();
    }
}
