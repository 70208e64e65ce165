package io.backstop.keeper;

import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.util.function.Consumer;

/** From where a keeper learns what happened in its market. */
public interface EventSource {

    /** What {@link #readTo} answers if nothing was taken back. */
    long NOTHING_UNDONE = Long.MAX_VALUE;

    /** Number of the last block of which all was known when reading began; −1 if nothing was. */
    default long knownAtStart() {
        return -1;
    }

    /**
     * Brings what a keeper knows up to a block.
     *
     * @param view learns of each event, in the order of the chain
     * @param told of each event after that
     * @return number of the first block that was taken back before, because it is not on the chain any more;
     *     {@link #NOTHING_UNDONE} if none was
     */
    long readTo(long block, KeeperView view, Consumer<MarketEvent> told);
}
