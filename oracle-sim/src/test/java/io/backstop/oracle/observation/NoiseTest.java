package io.backstop.oracle.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.units.FixedPoint;
import io.backstop.oracle.random.RandomStream;
import org.junit.jupiter.api.Test;

class NoiseTest {

    @Test
    void noNoiseLeavesAPriceAsItIs() {
        assertThat(new Noise(0, new RandomStream(1, "noise")).on(7)).isEqualTo(7);
    }

    /** Half of all noise is upwards. */
    @Test
    void aPriceThatDoesNotFitIsToldInOneLine() {
        Noise noise = new Noise(FixedPoint.RATIO_ONE, new RandomStream(1, "noise"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> {
                    for (int i = 0; i < 64; i++) {
                        noise.on(Long.MAX_VALUE);
                    }
                })
                .withMessage("noise: a price with noise on it does not fit 64 bits, must be smaller");
    }
}
