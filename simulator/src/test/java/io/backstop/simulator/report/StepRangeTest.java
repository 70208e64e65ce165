package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.TimeGrid;
import org.junit.jupiter.api.Test;

class StepRangeTest {

    @Test
    void aTapeIsCutAtRoundTimesOfDay() {
        // 21:20:00 to 21:21:39 in seconds, about three ranges: the first round length of at least 33 s is a minute.
        assertThat(StepRange.cut(new TimeGrid(1_760_131_200_000L, 1000, 100), 3))
                .containsExactly(new StepRange(0, 60), new StepRange(60, 100));
        // From 21:20:50 on the first range is the rest of a minute.
        assertThat(StepRange.cut(new TimeGrid(1_760_131_250_000L, 1000, 100), 3))
                .containsExactly(new StepRange(0, 10), new StepRange(10, 70), new StepRange(70, 100));
    }
}
