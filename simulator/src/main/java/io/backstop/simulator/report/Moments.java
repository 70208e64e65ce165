package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeGrid;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Steps as UTC times. */
final class Moments {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY_AND_CLOCK =
            DateTimeFormatter.ofPattern("d MMM HH:mm:ss", Locale.UK).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK).withZone(ZoneOffset.UTC);

    private Moments() {}

    /** ISO time of a step, such as {@code 2025-10-10T21:20:00Z}; empty for the time before the tape. */
    static String iso(TimeGrid grid, int step) {
        return step < 0 ? "" : at(grid.millis(step)).toString();
    }

    /** Time of day of a step with seconds; on a grid of several days with the day, such as {@code 13 Mar 02:15:30}. */
    static String clock(TimeGrid grid, int step) {
        boolean isOneDay = day(grid, 0).equals(day(grid, grid.steps() - 1));
        return (isOneDay ? CLOCK : DAY_AND_CLOCK).format(at(grid.millis(step)));
    }

    /** Day of a step, such as {@code 10 October 2025}. */
    static String day(TimeGrid grid, int step) {
        return DAY.format(at(grid.millis(step)));
    }

    private static Instant at(long millis) {
        return Instant.ofEpochMilli(millis);
    }

    /** A length of time in the largest unit of which it has a whole number. */
    static String duration(long millis) {
        for (Unit unit : Unit.values()) {
            if (millis != 0 && millis % unit.millis == 0) {
                return Dollars.grouped(millis / unit.millis) + " " + unit.sign;
            }
        }
        return "0 s";
    }

    /** The units of time, the largest first. */
    private enum Unit {
        DAY(86_400_000, "d"),
        HOUR(3_600_000, "h"),
        MINUTE(60_000, "min"),
        SECOND(1000, "s"),
        MILLISECOND(1, "ms");

        private final long millis;
        private final String sign;

        Unit(long millis, String sign) {
            this.millis = millis;
            this.sign = sign;
        }
    }
}
