package io.backstop.oracle.population;

import io.backstop.model.scenario.AgentSpec;
import io.backstop.model.scenario.SeededPosition;
import io.backstop.model.scenario.TapeOrder;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Who trades.
 *
 * @param positions open before the tape, in the order in which they are opened
 * @param orders of those who open theirs later, in step order
 * @param agents who react, by account id
 */
public record Crowd(List<SeededPosition> positions, List<TapeOrder> orders, List<AgentSpec> agents) {

    /** Nobody. */
    static final Crowd NOBODY = new Crowd(List.of(), List.of(), List.of());

    /** Keeps the lists as they are, the orders by step. */
    public Crowd {
        positions = List.copyOf(positions);
        orders =
                orders.stream().sorted(Comparator.comparingInt(TapeOrder::step)).toList();
        agents = List.copyOf(agents);
    }

    Crowd plus(Crowd others) {
        return new Crowd(
                Stream.concat(positions.stream(), others.positions.stream()).toList(),
                Stream.concat(orders.stream(), others.orders.stream()).toList(),
                Stream.concat(agents.stream(), others.agents.stream()).toList());
    }
}
