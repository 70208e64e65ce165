package io.backstop.simulator.report;

import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.path.FileGaps;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/** Where bars of price files are missing, a line for each file. */
public final class GapLines {

    /** So many are told with their times. */
    static final int MOST = 10;

    private GapLines() {}

    /** The lines; none if every bar is there. */
    public static List<String> of(List<FileGaps> gaps) {
        return gaps.stream().map(GapLines::line).toList();
    }

    private static String line(FileGaps gaps) {
        int count = gaps.windows().size();
        String first = gaps.windows().stream().limit(MOST).map(GapLines::times).collect(Collectors.joining(", "));
        return "%s: %d %s in which its last close is carried, the longest of %d s: %s%s"
                .formatted(
                        gaps.file(),
                        count,
                        count == 1 ? "gap" : "gaps",
                        gaps.longestMillis() / 1000,
                        first,
                        count > MOST ? ", and %d more".formatted(count - MOST) : "");
    }

    private static String times(TimeWindow window) {
        return Instant.ofEpochMilli(window.fromMillis()) + " to " + Instant.ofEpochMilli(window.toMillis());
    }
}
