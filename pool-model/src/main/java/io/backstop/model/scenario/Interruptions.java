package io.backstop.model.scenario;

import io.backstop.model.market.PriceSeries;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When nothing lands on a venue's chain.
 *
 * @param all in the order of time, none overlapping another
 */
public record Interruptions(List<Interruption> all) {

    /** A chain that makes a block in every step. */
    public static final Interruptions NONE = new Interruptions(List.of());

    /** Checks the order. */
    public Interruptions {
        all = List.copyOf(all);
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).during().fromMillis() < all.get(i - 1).during().toMillis()) {
                throw new IllegalArgumentException("interruptions must not overlap, was " + all);
            }
        }
    }

    /** The one in which this moment lies, epoch milliseconds; null if the chain goes on as usual. */
    public @Nullable Interruption at(long millis) {
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).during().contains(millis)) {
                return all.get(i);
            }
        }
        return null;
    }

    /** When the sequencer came back, if a step's block is the first after it was down; epoch seconds, otherwise 0. */
    public long sequencerReturn(int step, TimeGrid grid) {
        Interruption before = at(grid.millis(step - 1));
        return before != null && before.kind() == Interruption.Kind.SEQUENCER_DOWN && at(grid.millis(step)) == null
                ? before.endSeconds()
                : 0;
    }

    /** The price that the chain shows at the end of each step of a feed that is derived without its interruptions. */
    public PriceSeries shown(FeedTape feed, TimeGrid grid) {
        PriceSeries landing = feed.series(grid.steps());
        if (all.isEmpty()) {
            return landing;
        }
        long[] shown = new long[grid.steps()];
        for (int step = 0; step < shown.length; step++) {
            long last = step == 0 ? feed.priceBefore() : shown[step - 1];
            shown[step] = at(grid.millis(step)) == null ? landing.at(step) : last;
        }
        return PriceSeries.of(shown);
    }
}
