package io.backstop.model.venue;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeOrder;
import io.backstop.model.venue.agent.Agents;
import io.backstop.model.venue.agent.Holdings;
import java.util.ArrayDeque;
import java.util.Deque;

/** Goes through the orders of a tape, step by step, and after those of a step through what reacting traders decide in it. Not thread safe. */
public final class OrderCursor {

    private final ScenarioTape tape;
    private final long sizeUnit;
    private final Agents agents;
    private final Deque<TapeOrder> decided = new ArrayDeque<>();
    private int next;

    /**
     * Before the first order.
     *
     * @param sizeUnit of the venue that takes them
     */
    public OrderCursor(ScenarioTape tape, long sizeUnit) {
        this.tape = tape;
        this.sizeUnit = sizeUnit;
        agents = new Agents(tape, sizeUnit);
    }

    /** Lets those who react decide what they do in a step, given the venue's mark of it (1e-8 dollar). */
    public void decide(int step, long mark, Holdings holdings) {
        decided.addAll(agents.decide(step, mark, holdings));
    }

    /** Whether an order of this step, or of one before, has not been taken. */
    public boolean isDue(int step) {
        return isTapesDue(step) || !decided.isEmpty();
    }

    private boolean isTapesDue(int step) {
        return next < tape.orders().size() && tape.orders().get(next).step() <= step;
    }

    /** The next order that is due in a step. */
    public TapeOrder take(int step) {
        return isTapesDue(step) ? tape.orders().get(next++) : decided.removeFirst();
    }

    /** An order that the venue refused. */
    public MarketEvent.OrderRefused refused(TapeOrder order, ContractError error) {
        return new MarketEvent.OrderRefused(order.account(), tape.notional(order, sizeUnit), error);
    }
}
