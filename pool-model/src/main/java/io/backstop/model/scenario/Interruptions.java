package io.backstop.model.scenario;

import io.backstop.model.market.PriceSeries;
import java.util.ArrayList;
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

    /**
     * What the chain takes of a feed that is derived without its interruptions: what comes in one lands in the first step after
     * it, of several the newest; nothing that lacks a side.
     */
    public FeedTape taken(FeedTape feed, TimeGrid grid) {
        List<OracleUpdate> taken = new ArrayList<>();
        for (OracleUpdate update : feed.updates()) {
            int step = landing(update.step(), grid);
            if (update.missing() != null || step >= grid.steps()) {
                continue;
            }
            if (!taken.isEmpty() && taken.getLast().step() == step) {
                taken.removeLast();
            }
            taken.add(update.in(step));
        }
        return new FeedTape(feed.priceBefore(), taken);
    }

    /** The first step from this one on in which something lands. */
    private int landing(int due, TimeGrid grid) {
        int step = due;
        for (Interruption before = at(grid.millis(step));
                before != null && step < grid.steps();
                before = at(grid.millis(step))) {
            step = before.endStep(grid);
        }
        return step;
    }

    /** The price that the chain shows at the end of each step of a feed that is derived without its interruptions. */
    public PriceSeries shown(FeedTape feed, TimeGrid grid) {
        return (all.isEmpty() ? feed : taken(feed, grid)).series(grid.steps());
    }
}
