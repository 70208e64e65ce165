package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.TimeGrid;
import org.junit.jupiter.api.Test;

/** Prices as small whole numbers; one step per second. */
class MarkPriceTest {

    @Test
    void theMarkIsTheMedianOfIndexIndexPlusAverageBasisAndLastTrade() {
        MarkPrice mark = markOf(2000);

        // basis (96 + 98) / 2 − 100 = −3, average −3: median of 100, 97 and 90
        assertThat(mark.update(100, 96, 98, 90)).isEqualTo(97);
        // basis 99 − 100 = −1, average (−3 − 1) / 2 = −2: median of 100, 98 and 99
        assertThat(mark.update(100, 98, 100, 99)).isEqualTo(99);
        // basis 4, average (−1 + 4) / 2 = 1.5, rounded down 1: median of 100, 101 and 120
        assertThat(mark.update(100, 103, 105, 120)).isEqualTo(101);
    }

    @Test
    void beforeAnyTradeTheIndexStandsForTheLastTrade() {
        MarkPrice mark = markOf(1000);

        assertThat(mark.update(100, 104, 106, 0)).isEqualTo(100);
    }

    @Test
    void anEmptySideRepeatsTheBasisBeforeIt() {
        MarkPrice mark = markOf(1000);
        mark.update(100, 96, 98, 1);

        assertThat(mark.update(200, 0, 210, 1)).isEqualTo(197);
        assertThat(mark.update(200, 190, 0, 1)).isEqualTo(197);
    }

    @Test
    void aWindowShorterThanAStepHasOneSample() {
        MarkPrice mark = markOf(0);
        mark.update(100, 80, 80, 1);

        assertThat(mark.update(100, 98, 98, 1)).isEqualTo(98);
    }

    private static MarkPrice markOf(long basisWindow) {
        return new MarkPrice(new MarkSpec.Median(basisWindow), new TimeGrid(1_760_130_000_000L, 1000, 3));
    }
}
