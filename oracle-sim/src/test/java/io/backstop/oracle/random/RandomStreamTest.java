package io.backstop.oracle.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    /** Both numbers come from a separate program of the published generator (xoroshiro128++) and SHA-256. */
    @Test
    void seedAndPurposeGiveTheSameBitsEverywhere() {
        RandomStream stream = new RandomStream(7, "path");

        assertThat(stream.uniform()).isEqualTo(0.7958220794625558);
        assertThat(stream.normal()).isEqualTo(0.45224611706780615);
    }

    @Test
    void everyPurposeHasItsOwnStream() {
        assertThat(new RandomStream(7, "path").uniform()).isNotEqualTo(new RandomStream(7, "population").uniform());
        assertThat(new RandomStream(7, "path").uniform()).isNotEqualTo(new RandomStream(8, "path").uniform());
    }

    @Test
    void normalNumbersHaveMeanZeroAndVarianceOne() {
        RandomStream stream = new RandomStream(1, "test");
        double[] numbers = DoubleStream.generate(stream::normal).limit(100_000).toArray();

        assertThat(DoubleStream.of(numbers).average().orElseThrow()).isBetween(-0.01, 0.01);
        assertThat(DoubleStream.of(numbers).map(x -> x * x).average().orElseThrow())
                .isBetween(0.985, 1.015);
    }
}
