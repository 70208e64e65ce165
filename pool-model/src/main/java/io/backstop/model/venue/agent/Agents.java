package io.backstop.model.venue.agent;

import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.CohortSpec.Habit;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeOrder;
import java.util.ArrayList;
import java.util.List;

/** All traders of a tape who react, by account id; a step costs a look at each of them. Not thread safe, one object belongs to one run. */
public final class Agents {

    private final Sight sight;
    private final List<Agent> agents = new ArrayList<>();

    /**
     * Nobody has done anything yet.
     *
     * @param sizeUnit of the venue
     */
    public Agents(ScenarioTape tape, long sizeUnit) {
        sight = new Sight(tape.indexPrices(), tape.grid());
        for (AgentSpec spec : tape.circumstances().agents()) {
            Habit.Panic panic = spec.panic();
            if (panic != null) {
                sight.watch(panic.window());
            }
            agents.add(new Agent(spec, sizeUnit));
        }
    }

    /**
     * What they do in a step, in their order.
     *
     * @param step later than the last that was asked about
     * @param mark the venue's mark of the step (1e-8 dollar)
     */
    public List<TapeOrder> decide(int step, long mark, Holdings holdings) {
        if (agents.isEmpty()) {
            return List.of();
        }
        sight.to(step, mark);
        List<TapeOrder> orders = new ArrayList<>();
        for (Agent agent : agents) {
            TapeOrder order = agent.decide(sight, holdings);
            if (order != null) {
                orders.add(order);
            }
        }
        return orders;
    }
}
