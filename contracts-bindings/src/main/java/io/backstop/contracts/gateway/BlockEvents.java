package io.backstop.contracts.gateway;

import io.backstop.model.venue.MarketEvent;
import java.util.List;

/**
 * What happened in one block.
 *
 * @param number of the block
 * @param hash of the block whose logs these were, with its prefix
 * @param events in the order of the chain
 */
public record BlockEvents(long number, String hash, List<MarketEvent> events) {

    /** Keeps the order. */
    public BlockEvents {
        events = List.copyOf(events);
    }
}
