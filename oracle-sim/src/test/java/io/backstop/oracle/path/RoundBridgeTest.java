package io.backstop.oracle.path;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.PathSpec.AnchorPoint;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.oracle.random.RandomStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rounds at seconds 1000, 1010 and 1020. */
class RoundBridgeTest {

    private static final long USD = 100_000_000;
    private static final TimeGrid GRID = new TimeGrid(1_000_000, 1000, 21);
    private static final List<AnchorPoint> ROUNDS = List.of(
            new AnchorPoint(1_000_000, 100 * USD),
            new AnchorPoint(1_010_000, 110 * USD),
            new AnchorPoint(1_020_000, 90 * USD));

    @Test
    void aBridgeHitsEveryRoundAndMovesWhereThereIsVolatilityOnly() {
        PriceSeries prices = RoundBridge.write(
                ROUNDS, GRID, (from, to) -> from.millis() == 1_000_000 ? 0 : 0.01, new RandomStream(1, "test"));

        for (int second = 0; second <= 10; second++) {
            assertThat(prices.at(second)).isEqualTo((100 + second) * USD);
        }
        assertThat(prices.at(20)).isEqualTo(90 * USD);
        for (int second = 11; second < 20; second++) {
            assertThat(prices.at(second)).isNotEqualTo((110 - 2 * (second - 10)) * USD);
        }
    }
}
