package io.backstop.oracle.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PriceSourceSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.oracle.path.WrittenPath;
import io.backstop.oracle.random.StreamFamily;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sources of an index that is 100 before the tape, then 101, 102, 103 and 104. */
class SourcePricesTest {

    private static final long USD = 100_000_000;
    private static final long START = 1_735_689_600_000L;
    private static final TimeGrid GRID = new TimeGrid(START, 1000, 4);
    private static final WrittenPath INDEX =
            new WrittenPath(100 * USD, PriceSeries.of(101 * USD, 102 * USD, 103 * USD, 104 * USD), 0);

    /** One shows what was a second ago, the other nothing from the second step on for two seconds. */
    @Test
    void aSourceLagsOrIsSilent() {
        List<PriceSeries> shown = written(
                1, source(1000, 0, List.of()), source(0, 0, List.of(new TimeWindow(START + 1000, START + 3000))));

        assertThat(shown)
                .containsExactly(
                        PriceSeries.of(100 * USD, 101 * USD, 102 * USD, 103 * USD),
                        PriceSeries.of(101 * USD, 0, 0, 104 * USD));
    }

    @Test
    void equalListsSeeEqualNoiseAndEachSourceItsOwn() {
        PriceSourceSpec noisy = source(0, 10_000_000, List.of());

        List<PriceSeries> shown = written(1, noisy, noisy);

        assertThat(written(1, noisy, noisy)).isEqualTo(shown);
        assertThat(written(2, noisy, noisy)).isNotEqualTo(shown);
        assertThat(shown.get(0)).isNotEqualTo(shown.get(1));
    }

    private static List<PriceSeries> written(long seed, PriceSourceSpec... sources) {
        return SourcePrices.write(List.of(sources), GRID, INDEX, new StreamFamily(seed, "index"));
    }

    private static PriceSourceSpec source(long lag, long noise, List<TimeWindow> outages) {
        return new PriceSourceSpec(new PathSpec.Index(), LatencySpec.fixed(lag), noise, 0, 1, outages, List.of());
    }
}
