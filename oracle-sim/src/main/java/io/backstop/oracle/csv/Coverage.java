package io.backstop.oracle.csv;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a file has prices for a clock.
 *
 * @param file the file, for messages
 * @param grid the clock
 */
public record Coverage(String file, TimeGrid grid) {

    /**
     * Checks that each step lies between two times, the second outside.
     *
     * @throws InputException if one does not
     */
    public void require(long begin, long end) {
        if (grid.millis(0) < begin || lastMillis() >= end) {
            throw new InputException("%s: the clock runs from %s to %s, the file covers only %s to %s"
                    .formatted(file, time(grid.millis(0)), time(grid.millis(grid.steps())), time(begin), time(end)));
        }
    }

    /**
     * Checks that no two neighbours with a step between them are further apart than this; 0 allows any distance.
     *
     * @param times rising
     * @throws InputException with the number of those that are, and the first of them
     */
    public void requireNoGap(long longestMillis, List<Long> times) {
        int gaps = 0;
        int first = 0;
        for (int i = times.size() - 1; i > 0 && longestMillis > 0; i--) {
            boolean isOnClock = times.get(i) > grid.millis(0) && times.get(i - 1) < lastMillis();
            if (isOnClock && times.get(i) - times.get(i - 1) > longestMillis) {
                gaps++;
                first = i;
            }
        }
        if (gaps > 0) {
            throw new InputException(
                    "%s: must have no gap longer than longestGap, %s, has %d on the clock, the first from %s to %s"
                            .formatted(
                                    file,
                                    Duration.ofMillis(longestMillis),
                                    gaps,
                                    time(times.get(first - 1)),
                                    time(times.get(first))));
        }
    }

    /** Whether a moment of the clock lies inside. */
    public boolean touches(TimeWindow window) {
        return window.fromMillis() <= lastMillis() && window.toMillis() > grid.millis(0);
    }

    /** The file's name without its folder, which differs between machines. */
    public String fileName() {
        return String.valueOf(Path.of(file).getFileName());
    }

    private long lastMillis() {
        return grid.millis(grid.steps() - 1);
    }

    private static Instant time(long millis) {
        return Instant.ofEpochMilli(millis);
    }
}
