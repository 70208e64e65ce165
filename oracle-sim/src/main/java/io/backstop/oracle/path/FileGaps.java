package io.backstop.oracle.path;

import io.backstop.model.scenario.TimeWindow;
import java.util.List;

/**
 * Where the bars of a price file are missing on the clock, so that the last close is carried.
 *
 * @param file its name without its folder
 * @param windows each from the end of the bar before to the open of the bar after, rising; at least one
 */
public record FileGaps(String file, List<TimeWindow> windows) {

    /** Keeps the order. */
    public FileGaps {
        windows = List.copyOf(windows);
        if (windows.isEmpty()) {
            throw new IllegalArgumentException(file + ": must have at least one gap");
        }
    }

    /** Length of the longest in milliseconds. */
    public long longestMillis() {
        return windows.stream().mapToLong(TimeWindow::lengthMillis).max().orElseThrow();
    }
}
