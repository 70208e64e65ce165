package io.backstop.oracle.population;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.SizesSpec;
import io.backstop.oracle.random.RandomStream;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NotionalsTest {

    private static final long USD = 1_000_000;

    /** The middle of a logarithmic scale from 1,000 to 100,000 is 10,000. */
    @Test
    void evenIsEvenOnALogarithmicScale() {
        SizesSpec even = new SizesSpec.Even(1000 * USD, 100_000 * USD);

        assertThat(Notionals.of(even, 0)).isEqualTo(1000 * USD);
        assertThat(Notionals.of(even, 0.5)).isEqualTo(10_000 * USD);
    }

    /** With exponent 1 between 1,000 and 100,000: 1000 / (1 − 0.5 · (1 − 0.01)) = 1000 / 0.505 = 1980.198019801…. */
    @Test
    void paretoHasItsMedianNearItsFoot() {
        SizesSpec pareto = new SizesSpec.Pareto(1000 * USD, 100_000 * USD, 1_000_000_000);

        assertThat(Notionals.of(pareto, 0)).isEqualTo(1000 * USD);
        assertThat(Notionals.of(pareto, 0.5)).isEqualTo(1_980_198_020L);
        assertThat(Notionals.of(pareto, 1)).isEqualTo(100_000 * USD);
    }

    /** Above x lie (1/x^2 − 1/100^2) / (1 − 1/100^2) of an exponent of 2 from 1 to 100: of 20,000 above 10 some 198. */
    @Test
    void paretoHasTheTailOfItsExponent() {
        SizesSpec pareto = new SizesSpec.Pareto(USD, 100 * USD, 2_000_000_000);
        RandomStream random = new RandomStream(3, "pareto");

        long above = LongStream.range(0, 20_000)
                .filter(i -> Notionals.of(pareto, random.uniform()) > 10 * USD)
                .count();

        assertThat(above).isBetween(155L, 241L);
    }

    /** Three of four are of the first kind. */
    @Test
    void aMixKeepsItsWeights() {
        SizesSpec mix =
                new SizesSpec.Mix(List.of(new SizesSpec.Part(2000 * USD, 3), new SizesSpec.Part(30_000 * USD, 1)));

        assertThat(Notionals.of(mix, 0)).isEqualTo(2000 * USD);
        assertThat(Notionals.of(mix, 0.7499)).isEqualTo(2000 * USD);
        assertThat(Notionals.of(mix, 0.75)).isEqualTo(30_000 * USD);
        assertThat(Notionals.of(mix, 0.9999)).isEqualTo(30_000 * USD);
    }
}
