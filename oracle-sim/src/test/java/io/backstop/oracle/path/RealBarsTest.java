package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.TimeGrid;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The exchange's own file of 12 and 13 March 2020, by minute. */
class RealBarsTest {

    private static final long USD = 100_000_000L;
    private static final long STEP = 15_000;

    @Test
    void bitmexFileGivesItsKnownLowAtItsKnownMinute() {
        String folder = System.getenv("BACKSTOP_DATA");
        assumeTrue(folder != null && !folder.isEmpty(), "skipped: no data");
        Instant start = Instant.parse("2020-03-11T23:59:00Z");
        PathSpec path = new PathSpec.Csv(folder + "/prices/20200312_bitmex_xbtusd_1m.csv", true);

        WrittenPath written = PathWriter.write(path, new TimeGrid(start.toEpochMilli(), STEP, 2880 * 4), 0);

        PriceSeries prices = written.prices();
        int lowest = IntStream.range(0, prices.length())
                .reduce((a, b) -> prices.at(b) < prices.at(a) ? b : a)
                .orElseThrow();
        assertThat(written.clampedBars()).isEqualTo(93);
        assertThat(prices.at(lowest)).isEqualTo(3596 * USD);
        assertThat(start.plusMillis(lowest * STEP)).isBetween("2020-03-13T02:15:00Z", "2020-03-13T02:15:59Z");
    }
}
