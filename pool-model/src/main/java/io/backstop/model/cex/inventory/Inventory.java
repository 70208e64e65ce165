package io.backstop.model.cex.inventory;

import java.util.ArrayList;
import java.util.List;

/**
 * Lots, first taken over first. Not thread safe.
 *
 * @param <O> where they come from
 */
public final class Inventory<O> {

    private final List<Lot<O>> lots = new ArrayList<>();

    /** Adds a lot as the last one. */
    public void add(Lot<O> lot) {
        lots.add(lot);
    }

    /** Whether there is none. */
    public boolean isEmpty() {
        return lots.isEmpty();
    }

    /** The lots, first taken over first. */
    public List<Lot<O>> lots() {
        return lots;
    }

    /** Forgets the lots of which nothing is left. */
    public void dropEmpty() {
        lots.removeIf(lot -> lot.size() == 0);
    }

    /** What would be lost if all lots left at this price; a lot with a surplus does not offset another's loss. */
    public long loss(Worth value, long price) {
        long loss = 0;
        for (Lot<O> lot : lots) {
            loss = Math.addExact(loss, lot.loss(value, price));
        }
        return loss;
    }

    /** Sum of the signed sizes. */
    public long size() {
        return lots.stream().mapToLong(Lot::size).sum();
    }

    /** Sum of the sizes without sign. */
    public long grossSize() {
        return lots.stream().mapToLong(lot -> Math.abs(lot.size())).sum();
    }

    /** Sum of the signed costs. */
    public long cost() {
        return lots.stream().mapToLong(Lot::cost).sum();
    }
}
