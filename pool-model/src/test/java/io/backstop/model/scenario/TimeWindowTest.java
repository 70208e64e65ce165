package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** One window from 2 until before 4, another of 7 alone. */
class TimeWindowTest {

    private static final TimeWindow LONG = new TimeWindow(2, 4);
    private static final TimeWindow SHORT = new TimeWindow(7, 8);

    @Test
    void aWindowHasItsFirstMomentAndNotItsLast() {
        assertThat(LongStream.range(0, 10).filter(LONG::contains)).containsExactly(2L, 3L);
        assertThat(LONG.lengthMillis()).isEqualTo(2);
    }

    @Test
    void aMomentIsInsideIfOneOfSeveralHasIt() {
        assertThat(LongStream.range(0, 10).filter(millis -> TimeWindow.anyContains(List.of(SHORT, LONG), millis)))
                .containsExactly(2L, 3L, 7L);
        assertThat(TimeWindow.anyContains(List.of(), 2)).isFalse();
    }

    @Test
    void aWindowIsNotEmpty() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new TimeWindow(4, 4))
                .withMessage("a window must end after its start, was 4, 4");
    }
}
