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
    private long size;
    private long grossSize;
    private long cost;

    /** Adds a lot as the last one. */
    public void add(Lot<O> lot) {
        lots.add(lot);
        lot.enter(this);
        count(lot.size(), lot.cost());
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
        return size;
    }

    /** Sum of the sizes without sign. */
    public long grossSize() {
        return grossSize;
    }

    /** Sum of the signed costs. */
    public long cost() {
        return cost;
    }

    /** A part of one of its lots is gone. */
    void removed(long part, long partCost) {
        size -= part;
        grossSize -= Math.abs(part);
        cost -= partCost;
    }

    private void count(long added, long addedCost) {
        size = Math.addExact(size, added);
        grossSize = Math.addExact(grossSize, Math.abs(added));
        cost = Math.addExact(cost, addedCost);
    }
}
