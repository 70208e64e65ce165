package io.backstop.simulator.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SpeedTest {

    @Test
    void aMinuteAtSixtyTakesASecond() {
        assertThat(Speed.parse("60x").nanos(60_000)).isEqualTo(1_000_000_000L);
    }

    @Test
    void atOnceTheTapeTakesItsOwnTime() {
        assertThat(Speed.parse("1x").nanos(1_500)).isEqualTo(1_500_000_000L);
    }

    @Test
    void withoutALimitNothingTakesTime() {
        assertThat(Speed.parse("max").nanos(3_600_000)).isZero();
        assertThat(Speed.parse("max")).hasToString("max");
    }
}
