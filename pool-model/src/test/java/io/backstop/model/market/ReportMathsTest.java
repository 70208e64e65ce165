package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportMathsTest {

    @Test
    void theMedianIsInTheMiddleOrBelowIt() {
        assertThat(ReportMaths.lowerMedian(new long[] {7})).isEqualTo(7);
        assertThat(ReportMaths.lowerMedian(new long[] {9, 7})).isEqualTo(7);
        assertThat(ReportMaths.lowerMedian(new long[] {9, 7, 8})).isEqualTo(8);
        assertThat(ReportMaths.lowerMedian(new long[] {4, 1, 3, 2})).isEqualTo(2);
        assertThat(ReportMaths.lowerMedian(new long[] {5, 5, 1, 5, 9})).isEqualTo(5);
    }

    /** Down by 10 for 1 s of 3 is -3.33, up by 10 is 3.33: both rounded down. */
    @Test
    void theAverageIsRoundedDownInBothDirections() {
        assertThat(ReportMaths.movedAverage(100, 90, 1, 3)).isEqualTo(96);
        assertThat(ReportMaths.movedAverage(100, 110, 1, 3)).isEqualTo(103);
        assertThat(ReportMaths.movedAverage(100, 110, 4, 3)).isEqualTo(110);
    }

    @Test
    void aVersionIsTheNextMultiple() {
        assertThat(ReportMaths.versionAt(1000, 5)).isEqualTo(1000);
        assertThat(ReportMaths.versionAt(1001, 5)).isEqualTo(1005);
        assertThat(ReportMaths.versionAt(1005, 5)).isEqualTo(1005);
    }
}
