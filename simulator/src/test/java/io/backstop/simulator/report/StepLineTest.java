package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.simulator.report.StepLine.Point;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StepLineTest {

    @Test
    void aShortLineKeepsEveryStepAtWhichItChanges() {
        long[] values = {5, 5, 5, 7, 7, 6};

        assertThat(StepLine.of(step -> values[step], 6, 100).points())
                .containsExactly(new Point(0, 5), new Point(2, 5), new Point(3, 7), new Point(4, 7), new Point(5, 6));
    }

    @Test
    void aCrashOfOneStepIsAsDeepInThePictureAsOnTheTape() {
        StepLine line = StepLine.of(step -> step == 7777 ? 0 : 100, 10_000, 400);

        // Stretches of a hundred steps: 7777 is the lowest of the one from 7700 to 7799, which is flat before and
        // after.
        assertThat(line.points())
                .containsExactly(
                        new Point(0, 100),
                        new Point(7700, 100),
                        new Point(7777, 0),
                        new Point(7799, 100),
                        new Point(9999, 100));
    }

    @Test
    void aRestlessLineKeepsAboutAsManyPointsAsAllowed() {
        StepLine line = StepLine.of(step -> step * 7919L % 1009, 86_400, 4000);

        assertThat(line.points()).hasSizeBetween(3000, 4004);
        long highest = IntStream.range(0, 86_400)
                .mapToLong(step -> step * 7919L % 1009)
                .max()
                .orElseThrow();
        assertThat(line.points()).extracting(Point::value).contains(0L, highest);
    }
}
