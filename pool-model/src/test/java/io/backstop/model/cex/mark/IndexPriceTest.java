package io.backstop.model.cex.mark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.AggregationSpec;
import org.junit.jupiter.api.Test;

/** Small whole prices; three sources of which the last weighs as much as the others. */
class IndexPriceTest {

    private static final long SILENCE = 10_000;
    private final IndexPrice index =
            new IndexPrice(new AggregationSpec.WeightedMean(50_000_000), new int[] {1, 1, 2}, SILENCE);

    /** (1000 + 1020 + 2 · 1010) ÷ 4 = 1010. */
    @Test
    void theIndexIsTheWeightedMeanOfItsSources() {
        show(0, 1000, 1020, 1010);

        assertThat(index.update(0)).isEqualTo(1010);
    }

    /** 1071 is more than 5 % above the median of 1020 and does not count, 1051 above 1000 and 900 below are two. */
    @Test
    void oneSourceTooFarOffDoesNotCountAndOfTwoTheMedianStands() {
        show(0, 1000, 1072, 1020);
        // (1000 + 2 · 1020) ÷ 3 = 1013.33…
        assertThat(index.update(0)).isEqualTo(1013);

        show(1, 1000, 1051, 900);
        assertThat(index.update(1)).isEqualTo(1000);
    }

    @Test
    void aSourceThatIsSilentForTenSecondsDoesNotCount() {
        show(0, 1000, 1020, 1010);
        index.show(0, 1000, 5);
        index.show(1, 1030, 5);

        assertThat(index.update(SILENCE - 1)).isEqualTo((1000 + 1030 + 2020) / 4);
        assertThat(index.update(SILENCE)).isEqualTo(1015);
        // All are silent.
        assertThat(index.update(SILENCE + 5)).isEqualTo(1015);
    }

    @Test
    void beforeTheFirstPriceThereIsNoIndex() {
        assertThat(index.update(0)).isZero();
        index.show(1, 990, 7);
        assertThat(index.update(7)).isEqualTo(990);
    }

    @Test
    void figuresOutOfTheirRangeAreRefused() {
        assertThatThrownBy(() -> new IndexPrice(new AggregationSpec.Median(), new int[] {1, 0}, SILENCE))
                .hasMessage("weight must be from 1 to 2147483647, was 0");
        assertThatThrownBy(() -> new IndexPrice(new AggregationSpec.Median(), new int[] {1}, 0))
                .hasMessageStartingWith("maxAge must be from 1 to");
        assertThatThrownBy(() -> index.show(0, 0, 0)).hasMessageStartingWith("price must be from 1 to");
    }

    private void show(long millis, long... prices) {
        for (int source = 0; source < prices.length; source++) {
            index.show(source, prices[source], millis);
        }
    }
}
