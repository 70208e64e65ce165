package io.backstop.simulator.onchain;

import io.backstop.model.venue.MarketEvent;
import java.util.List;

/** How a venue on a chain takes the orders of the tape. */
interface OrderPhase {

    /** Sends what traders do in a step. */
    void send(int step);

    /** Sends what a keeper of orders decided earlier and lands in this step, before liquidations. */
    default void release(int step) {}

    /** What was refused of the last block's transactions. */
    List<MarketEvent> refused();

    /** Takes note of what happened in a step. */
    default void note(int step, List<? extends MarketEvent> happened) {}

    /** Whether an order waits for a price and none is on its way to it. */
    default boolean isWaiting() {
        return false;
    }

    /** What a keeper of orders decides at the end of a step. */
    default void decide(int step) {}
}
