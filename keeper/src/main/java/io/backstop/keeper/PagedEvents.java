package io.backstop.keeper;

import io.backstop.contracts.gateway.MarketEvents;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;

/** Events of a chain that takes nothing back, read in order and never twice. Not thread safe. */
final class PagedEvents implements EventSource {

    /** Blocks asked for in one request while catching up. */
    private static final long PAGE = 2_000;

    private final MarketEvents events;
    private long nextBlock;

    PagedEvents(MarketEvents events, long firstBlock) {
        this.events = events;
        nextBlock = firstBlock;
    }

    @Override
    public long readTo(long block, KeeperView view, Consumer<MarketEvent> told) {
        while (nextBlock <= block) {
            long last = Math.min(block, nextBlock + PAGE - 1);
            for (MarketEvent event : events.ofBlocks(nextBlock, last)) {
                view.apply(event);
                told.accept(event);
            }
            nextBlock = last + 1;
        }
        return NOTHING_UNDONE;
    }
}
