package io.backstop.model.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeGridTest {

    private static final long START = 1_760_129_400_000L;

    @Test
    void aTransactionIsReleasedWhenItsLatencyHasPassedOneStepLaterAtTheEarliest() {
        TimeGrid seconds = new TimeGrid(START, 1000, 100);
        TimeGrid quarters = new TimeGrid(START, 15_000, 100);

        assertThat(seconds.release(51, 12_000)).isEqualTo(63);
        assertThat(seconds.release(51, 1)).isEqualTo(52);
        assertThat(seconds.release(51, 0)).isEqualTo(52);
        assertThat(quarters.release(3, 16_000)).isEqualTo(5);
        assertThat(quarters.release(3, 15_000)).isEqualTo(4);
    }
}
