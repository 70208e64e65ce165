package io.backstop.oracle.laboratory;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SampleTest {

    @Test
    void aQuantileIsTheSmallestFigureThatEnoughAreNoLargerThan() {
        Sample ten = Sample.of(100, 20, 30, 40, 50, 60, 70, 80, 90, 10);

        assertThat(ten.quantile(1)).isEqualTo(10);
        assertThat(ten.quantile(100)).isEqualTo(10);
        assertThat(ten.quantile(101)).isEqualTo(20);
        assertThat(ten.median()).isEqualTo(50);
        assertThat(ten.quantile(1000)).isEqualTo(100);
        assertThat(ten.mean()).isEqualTo(55);
        assertThat(ten.between(20, 50)).isEqualTo(3);
    }

    @Test
    void theMeanOfLargeFiguresFits() {
        assertThat(Sample.of(Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 3).mean())
                .isEqualTo(Long.MAX_VALUE - 1);
    }

    @Test
    void samplesAreAsFarApartAsTheirSharesAnywhere() {
        // Up to 2 there is half of the one and nothing of the other.
        assertThat(Sample.of(1, 2, 3, 4).distance(Sample.of(3, 4, 5, 6))).isEqualTo(500_000_000);
        // Equal figures count together: up to 1 two thirds against one.
        assertThat(Sample.of(1, 1, 2).distance(Sample.of(1, 2, 2))).isEqualTo(333_333_333);
        assertThat(Sample.of(1).distance(Sample.of(2))).isEqualTo(1_000_000_000);
        assertThat(Sample.of(1, 2).distance(Sample.of(1, 1, 2, 2))).isZero();
    }
}
