package io.backstop.model.mirror;

import io.backstop.model.mirror.feed.Priced;
import io.backstop.model.venue.KeeperRace;
import io.backstop.model.venue.KeeperView;
import io.backstop.model.venue.MarketEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who liquidates on a venue. */
interface MirrorKeepers {

    /** What the first of them knows. */
    KeeperView view();

    /** Their race; null where there is one without a name. */
    default @Nullable KeeperRace race() {
        return null;
    }

    /** What they could bring moves on to this step. */
    default void at(int step) {}

    /** Delivers what comes into this step's block. */
    void deliver(int step);

    /** Tells them what happened in a step. */
    void note(int step, List<MarketEvent> happened);

    /** They decide on what they see at the end of this step. */
    void decide(int step, Priced feed);
}
