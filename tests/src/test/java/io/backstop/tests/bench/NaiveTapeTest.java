package io.backstop.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ScenarioTape;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NaiveTapeTest {

    @Test
    void theFeedPublishesWhatTheNaiveLoopPublishes() {
        ScenarioTape market = PushTape.market(86_400);
        double[] prices =
                IntStream.range(0, 86_400).mapToDouble(market::indexPrice).toArray();

        int[] published = NaiveTape.published(prices);

        assertThat(PushTape.feed(market).updates().stream().mapToInt(OracleUpdate::step))
                .containsExactly(IntStream.of(published).boxed().toArray(Integer[]::new));
        assertThat(published.length).isBetween(30, 300);
    }

    /** 80 % a year are 0.8/√365 = 4.19 % a day; four standard errors of the deviation of 86,400 moves are 1 % of it. */
    @Test
    void bothMoveAsFar() {
        ScenarioTape market = PushTape.market(86_400);
        double[] prices =
                IntStream.range(0, 86_400).mapToDouble(market::indexPrice).toArray();

        assertThat(dailyDeviation(prices)).isBetween(0.0415, 0.0423);
        assertThat(dailyDeviation(NaiveTape.prices(86_400, 1))).isBetween(0.0415, 0.0423);
    }

    private static double dailyDeviation(double[] prices) {
        return Math.sqrt(IntStream.range(1, prices.length)
                .mapToDouble(tick -> Math.pow(Math.log(prices[tick] / prices[tick - 1]), 2))
                .sum());
    }
}
