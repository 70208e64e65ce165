package io.backstop.model.venue;

import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.scenario.TapeOrder;

/** Goes through the orders of a tape, step by step. Not thread safe. */
public final class OrderCursor {

    private final ScenarioTape tape;
    private final long sizeUnit;
    private int next;

    /**
     * Before the first order.
     *
     * @param sizeUnit of the venue that takes them
     */
    public OrderCursor(ScenarioTape tape, long sizeUnit) {
        this.tape = tape;
        this.sizeUnit = sizeUnit;
    }

    /** Whether an order of this step, or of one before, has not been taken. */
    public boolean isDue(int step) {
        return next < tape.orders().size() && tape.orders().get(next).step() <= step;
    }

    /** The next order. */
    public TapeOrder take() {
        return tape.orders().get(next++);
    }

    /** An order that the venue refused. */
    public MarketEvent.OrderRefused refused(TapeOrder order, ContractError error) {
        return new MarketEvent.OrderRefused(order.account(), tape.notional(order, sizeUnit), error);
    }
}
