package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PreemptiveReductionTest {

    private static final long PERCENT = 10_000_000;

    /** From half the usual depth on, at a tenth of it 40 % are closed; positions of up to 5 % of the depth are exempt. */
    private final PreemptiveReduction rule =
            new PreemptiveReduction(50 * PERCENT, 10 * PERCENT, 40 * PERCENT, 5 * PERCENT);

    @Test
    void thinnerDepthClosesMore() {
        assertThat(rule.fraction(372, 372)).isZero();
        assertThat(rule.fraction(50, 100)).isZero();
        assertThat(rule.fraction(30, 100)).isEqualTo(20 * PERCENT); // half way
        assertThat(rule.fraction(20, 100)).isEqualTo(30 * PERCENT);
        assertThat(rule.fraction(10, 100)).isEqualTo(40 * PERCENT);
        assertThat(rule.fraction(0, 100)).isEqualTo(40 * PERCENT);
        assertThat(rule.fraction(500, 100)).isZero();
    }

    @Test
    void onlyPositionsThatTheBookWouldFeelAreReduced() {
        // 5 % of a depth of 3000 are 150.
        assertThat(rule.reduction(150, 3000, 10_000)).isZero();
        assertThat(rule.reduction(151, 3000, 10_000)).isEqualTo(30); // 20 % of 151, rounded down
    }

    @Test
    void itMustBeginAtMoreDepthThanItEnds() {
        assertThatThrownBy(() -> new PreemptiveReduction(10, 10, 1, 0)).hasMessage("end must be from 0 to 9, was 10");
    }
}
