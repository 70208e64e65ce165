package io.backstop.model.venue.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.Circumstances;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.CohortSpec.Strategy;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.scenario.TimeGrid;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** One account at a time, 10 at 2000 with 400 unless it says otherwise; steps of 30 s, so that patience is two of them. */
class AgentsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long PERCENT = 10_000_000;
    private static final int ME = 3;
    private static final Held LONG = new Held(10, 2000 * PRICE, 400 * USD);
    private static final Held SHORT = new Held(-10, 2000 * PRICE, 400 * USD);
    private static final Held NOTHING = new Held(0, 0, 0);

    private record Held(long size, long entryPrice, long collateral) implements Holdings {

        @Override
        public long size(int account) {
            return size;
        }

        @Override
        public long entryPrice(int account) {
            return entryPrice;
        }

        @Override
        public long collateral(int account) {
            return collateral;
        }
    }

    @Test
    void aStopClosesAtItsPriceAndNotBefore() {
        assertThat(agents(stop()).decide(0, 1980 * PRICE + 1, LONG)).isEmpty();
        assertThat(agents(stop()).decide(0, 1980 * PRICE, LONG)).containsExactly(new TapeOrder.Close(0, ME));
        assertThat(agents(stop()).decide(0, 2020 * PRICE - 1, SHORT)).isEmpty();
        assertThat(agents(stop()).decide(0, 2020 * PRICE, SHORT)).containsExactly(new TapeOrder.Close(0, ME));
        assertThat(agents(stop()).decide(0, 1000 * PRICE, NOTHING)).isEmpty();
    }

    @Test
    void whoHasSentAnOrderWaitsForIt() {
        Agents agents = agents(stop());

        assertThat(agents.decide(0, 1980 * PRICE, LONG)).hasSize(1);
        assertThat(agents.decide(1, 1980 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(2, 1980 * PRICE, LONG)).hasSize(1);
    }

    /** Equity 400 − 200 = 200 of 19,800; a hundredth is 198, three are 594. */
    @Test
    void aTopUpRestoresTheMargin() {
        assertThat(agents(topUp(PERCENT)).decide(0, 1980 * PRICE, LONG)).isEmpty();
        assertThat(agents(topUp(2 * PERCENT)).decide(0, 1980 * PRICE, LONG))
                .containsExactly(new TapeOrder.Increase(0, ME, 0, 394 * USD));
        // Bankrupt at 1960.
        assertThat(agents(topUp(2 * PERCENT)).decide(0, 1960 * PRICE, LONG)).isEmpty();
    }

    @Test
    void nobodyBringsMoreThanHeWanted() {
        Agents agents = agents(topUp(2 * PERCENT));

        assertThat(agents.decide(0, 1980 * PRICE, LONG)).hasSize(1);
        assertThat(agents.decide(5, 1980 * PRICE, LONG)).isEmpty();
    }

    /** From 2040 to 2000 are 1.96 %, to 1999 more than 2 %; the flight is two steps later. */
    @Test
    void aFrightIsMeasuredFromTheBestOfTheWindow() {
        Agents agents = agents(panic());

        assertThat(agents.decide(0, 2040 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(1, 2000 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(2, 1999 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(3, 2040 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(4, 2040 * PRICE, LONG)).containsExactly(new TapeOrder.Close(4, ME));
    }

    /** Three steps after 2040 it is out of a window of two. */
    @Test
    void whatFellLongAgoFrightensNobody() {
        Agents agents = agents(panic());

        agents.decide(0, 2040 * PRICE, LONG);
        agents.decide(1, 2010 * PRICE, LONG);
        agents.decide(2, 2005 * PRICE, LONG);
        agents.decide(3, 1999 * PRICE, LONG);
        agents.decide(4, 1999 * PRICE, LONG);
        assertThat(agents.decide(5, 1999 * PRICE, LONG)).isEmpty();
    }

    @Test
    void aTrendIsFollowedUntilItTurns() {
        Agents agents = agents(trading(new Strategy.Trend(PERCENT, 1)));

        assertThat(agents.decide(0, 2000 * PRICE, NOTHING)).isEmpty();
        assertThat(agents.decide(1, 1980 * PRICE, NOTHING)).containsExactly(new TapeOrder.Open(1, ME, -7, 50 * USD));
        assertThat(agents.decide(2, 1980 * PRICE, SHORT)).isEmpty();
        assertThat(agents.decide(3, 1981 * PRICE, SHORT)).containsExactly(new TapeOrder.Close(3, ME));
    }

    @Test
    void aScalperGoesAgainstAMoveAndTakesItsProfit() {
        Agents agents = agents(trading(new Strategy.Scalper(PERCENT, 1, PERCENT / 2, 4)));

        agents.decide(0, 2020 * PRICE, NOTHING);
        assertThat(agents.decide(1, 1990 * PRICE, NOTHING)).containsExactly(new TapeOrder.Open(1, ME, 7, 50 * USD));
        assertThat(agents.decide(2, 2009 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(3, 2010 * PRICE, LONG)).containsExactly(new TapeOrder.Close(3, ME));
    }

    @Test
    void aScalperHoldsForNoLongerThanHeWants() {
        Agents agents = agents(trading(new Strategy.Scalper(PERCENT, 1, PERCENT, 2)));

        assertThat(IntStream.range(0, 3)
                        .mapToObj(step -> agents.decide(step, 2000 * PRICE, LONG))
                        .toList())
                .containsExactly(List.of(), List.of(), List.of(new TapeOrder.Close(2, ME)));
    }

    /** The index stands at 2000: 1 % above 1980.19…, half a percent above 1990.04…. */
    @Test
    void aGapIsTradedUntilItCloses() {
        Agents agents = agents(trading(new Strategy.Gap(PERCENT, PERCENT / 2)));

        assertThat(agents.decide(0, 1981 * PRICE, NOTHING)).isEmpty();
        assertThat(agents.decide(1, 1980 * PRICE, NOTHING)).containsExactly(new TapeOrder.Open(1, ME, 7, 50 * USD));
        assertThat(agents.decide(2, 1990 * PRICE, LONG)).isEmpty();
        assertThat(agents.decide(3, 1991 * PRICE, LONG)).containsExactly(new TapeOrder.Close(3, ME));
    }

    /** In steps that were left out the mark stood still: the best of the window is 2040. */
    @Test
    void anInterruptionHidesNothingOfBefore() {
        Agents agents = agents(panic());
        agents.decide(0, 2040 * PRICE, LONG);

        agents.decide(2, 1999 * PRICE, LONG);

        assertThat(agents.decide(4, 1999 * PRICE, LONG)).hasSize(1);
    }

    private static Agents agents(AgentSpec spec) {
        TimeGrid grid = new TimeGrid(1_760_131_200_000L, 30_000, 6);
        PriceSeries index = PriceSeries.of(6, step -> 2000 * PRICE);
        return new Agents(
                new ScenarioTape(
                        grid,
                        2000 * PRICE,
                        index,
                        Collections.emptySortedMap(),
                        List.of(),
                        List.of(),
                        List.of(),
                        1,
                        Circumstances.USUAL.withAgents(List.of(spec))),
                1);
    }

    private static AgentSpec stop() {
        return new AgentSpec(ME, PERCENT, null, null, 0, null);
    }

    private static AgentSpec topUp(long below) {
        return new AgentSpec(ME, 0, new Habit.TopUp(below, 3 * PERCENT, 1), null, 0, null);
    }

    private static AgentSpec panic() {
        return new AgentSpec(ME, 0, null, new Habit.Panic(2 * PERCENT, 2, 2, 2), 2, null);
    }

    private static AgentSpec trading(Strategy strategy) {
        return new AgentSpec(ME, 0, null, null, 0, new AgentSpec.Trading(strategy, 7, 50 * USD));
    }
}
