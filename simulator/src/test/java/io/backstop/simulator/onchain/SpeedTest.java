package io.backstop.simulator.onchain;

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

    /** Two seconds and a half of the tape at once are three of a chain, at four times one, because 2.5 / 4 is not whole. */
    @Test
    void aChainCountsWholeSecondsAndNothingComesBeforeItsTime() {
        assertThat(Speed.parse("1x").seconds(2_500)).isEqualTo(3);
        assertThat(Speed.parse("4x").seconds(2_500)).isEqualTo(1);
        assertThat(Speed.parse("4x").seconds(12_000)).isEqualTo(3);
        assertThat(Speed.parse("max").seconds(12_000)).isZero();
    }

    @Test
    void withoutALimitNothingTakesTime() {
        assertThat(Speed.parse("max").nanos(3_600_000)).isZero();
        assertThat(Speed.parse("max")).hasToString("max");
    }
}
