package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathWriterTest {

    private static final long USD = 100_000_000L;
    private static final long START = 1_000_000L;
    private static final long TWO_BPS = 200_000L;

    @Test
    void withoutVolatilityPricesLieOnTheLineBetweenThePoints() {
        PathSpec path = anchors(0, point(1, 2000), point(4, 1997), point(5, 1950));

        WrittenPath written = PathWriter.write(path, new TimeGrid(START, 1000, 8), 7);

        assertThat(written)
                .isEqualTo(new WrittenPath(2000 * USD, usd(2000, 2000, 1999, 1998, 1997, 1950, 1950, 1950), 0));
    }

    @Test
    void aFractionOfTheSmallestUnitIsRoundedDown() {
        PathSpec path = new PathSpec.Anchors(List.of(new AnchorPoint(START, 10), new AnchorPoint(START + 3000, 9)), 0);

        WrittenPath written = PathWriter.write(path, new TimeGrid(START, 1000, 4), 7);

        assertThat(written.prices()).isEqualTo(PriceSeries.of(10, 9, 9, 9));
    }

    @Test
    void thePriceBeforeTheGridFollowsAnEarlierPoint() {
        PathSpec path = anchors(TWO_BPS, point(-1, 2000), point(0, 1950));

        WrittenPath written = PathWriter.write(path, new TimeGrid(START, 1000, 2), 7);

        assertThat(written).isEqualTo(new WrittenPath(2000 * USD, usd(1950, 1950), 0));
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -5, 20251010})
    void noiseHitsEveryPointOnTheGridAndStaysInTheirRange(long seed) {
        PathSpec path = anchors(TWO_BPS, point(0, 2000), point(40, 1900), point(41, 1950), point(80, 1990));

        PriceSeries prices =
                PathWriter.write(path, new TimeGrid(START, 1000, 90), seed).prices();

        assertThat(List.of(prices.at(0), prices.at(40), prices.at(41), prices.at(80), prices.at(89)))
                .containsExactly(2000 * USD, 1900 * USD, 1950 * USD, 1990 * USD, 1990 * USD);
        assertThat(IntStream.range(0, 90).mapToLong(prices::at))
                .allMatch(price -> price >= 1900 * USD && price <= 2000 * USD);
    }

    @Test
    void halfwayBetweenEqualPointsTheSpreadIsHalfTheRootOfTheTime() {
        // A bridge over 400 s has at its middle the standard deviation 2 bps * sqrt(200 * 200 / 400 s) = 20 bps.
        PathSpec path = anchors(TWO_BPS, point(-1000, 1000), point(0, 2000), point(400, 2000), point(500, 3000));
        TimeGrid grid = new TimeGrid(START, 200_000, 2);

        double spread = Math.sqrt(IntStream.range(0, 2000)
                .mapToLong(seed -> PathWriter.write(path, grid, seed).prices().at(1))
                .mapToDouble(price -> price / (2000.0 * USD) - 1)
                .map(noise -> noise * noise)
                .average()
                .orElseThrow());

        assertThat(spread).isBetween(0.0019, 0.0021);
    }

    @Test
    void theSeedAloneDecidesTheNoise() {
        PathSpec path = anchors(TWO_BPS, point(0, 2000), point(50, 1900));
        TimeGrid grid = new TimeGrid(START, 1000, 50);

        PriceSeries once = PathWriter.write(path, grid, 1).prices();

        assertThat(PathWriter.write(path, grid, 1).prices()).isEqualTo(once);
        assertThat(PathWriter.write(path, grid, 2).prices()).isNotEqualTo(once);
    }

    private static PathSpec anchors(long volatility, AnchorPoint... points) {
        return new PathSpec.Anchors(List.of(points), volatility);
    }

    private static AnchorPoint point(long second, long dollars) {
        return new AnchorPoint(START + second * 1000, dollars * USD);
    }

    private static PriceSeries usd(long... dollars) {
        return PriceSeries.of(Arrays.stream(dollars).map(price -> price * USD).toArray());
    }
}
