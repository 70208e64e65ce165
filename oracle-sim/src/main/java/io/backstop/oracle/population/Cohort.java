package io.backstop.oracle.population;

import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.CohortSpec;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.oracle.population.Population.Market;
import io.backstop.oracle.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws one cohort: its positions, and the numbers by which its members react. */
final class Cohort {

    private final CohortSpec spec;
    private final Market market;
    private final int first;
    private final RandomStream habits;

    /**
     * A cohort of which nothing is drawn yet.
     *
     * @param first its first account id
     */
    Cohort(CohortSpec spec, Market market, int first) {
        this.spec = spec;
        this.market = market;
        this.first = first;
        habits = new RandomStream(market.seed(), "habits:" + spec.name());
    }

    Crowd draw() {
        Crowd holders = holders();
        List<AgentSpec> agents = new ArrayList<>();
        for (int i = 0; i < spec.population().count(); i++) {
            AgentSpec agent = agent(
                    first + i,
                    spec.strategy() == null ? null : holders.positions().get(i));
            if (agent.reacts()) {
                agents.add(agent);
            }
        }
        return spec.strategy() == null
                ? new Crowd(holders.positions(), holders.orders(), agents)
                : new Crowd(List.of(), List.of(), agents);
    }

    /** Who has a strategy starts with nothing; what he would hold at the price before the tape is what he trades. */
    private Crowd holders() {
        PositionsSpec.Population all = spec.population();
        PositionsSpec.Population drawn = spec.strategy() == null
                ? all
                : new PositionsSpec.Population(
                        all.count(),
                        all.openInterest(),
                        all.longShare(),
                        all.leverages(),
                        all.sizes(),
                        List.of(market.priceBefore()),
                        null);
        return new Population(drawn, market, first, spec.name()).draw();
    }

    /** Every member takes the same numbers from the stream, whatever its habits are. */
    private AgentSpec agent(int account, @Nullable SeededPosition traded) {
        long stop = 0;
        Habit.TopUp topUp = null;
        Habit.Panic panic = null;
        int delay = 0;
        for (Habit habit : spec.habits()) {
            switch (habit) {
                case Habit.StopLoss loss -> stop = between(loss.from(), loss.to());
                case Habit.TopUp more -> topUp = more;
                case Habit.Panic flight -> {
                    panic = flight;
                    delay = (int) between(flight.delayFrom(), flight.delayTo());
                }
            }
        }
        return new AgentSpec(account, stop, topUp, panic, delay, trading(traded));
    }

    private AgentSpec.@Nullable Trading trading(@Nullable SeededPosition traded) {
        CohortSpec.Strategy strategy = spec.strategy();
        return strategy == null || traded == null
                ? null
                : new AgentSpec.Trading(strategy, Math.abs(traded.size()), traded.collateral());
    }

    private long between(long from, long to) {
        return Math.min(to, from + (long) (habits.uniform() * (to - from + 1)));
    }
}
