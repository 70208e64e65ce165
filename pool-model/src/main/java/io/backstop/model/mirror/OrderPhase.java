package io.backstop.model.mirror;

import io.backstop.model.venue.MarketEvent;
import java.util.List;

/** How a venue takes the orders of the tape. */
interface OrderPhase {

    /** What traders do in a step. */
    void carryOut(int step);

    /** What a keeper of orders sent and lands in this step, before liquidations. */
    default void deliver(int step) {}

    /** Takes note of what happened in a step. */
    default void note(int step, List<? extends MarketEvent> happened) {}

    /** Whether an order waits for a price and none is on its way to it. */
    default boolean isWaiting() {
        return false;
    }

    /** What a keeper of orders decides at the end of a step. */
    default void decide(int step) {}
}
