package io.backstop.model.cex;

import java.util.ArrayList;
import java.util.List;

/** The engine's lots, first taken over first. Not thread safe. */
final class Inventory {

    private final List<Lot> lots = new ArrayList<>();

    void add(Lot lot) {
        lots.add(lot);
    }

    boolean isEmpty() {
        return lots.isEmpty();
    }

    /** The lots, first taken over first. */
    List<Lot> lots() {
        return lots;
    }

    /** Forgets the lots of which nothing is left. */
    void dropEmpty() {
        lots.removeIf(lot -> lot.size() == 0);
    }

    /** What would be lost if all lots left at this price; a lot with a surplus does not offset another's loss. */
    long loss(Valuation value, long price) {
        long loss = 0;
        for (Lot lot : lots) {
            loss = Math.addExact(loss, lot.loss(value, price));
        }
        return loss;
    }

    /** Sum of the signed sizes. */
    long size() {
        return lots.stream().mapToLong(Lot::size).sum();
    }

    /** Sum of the signed costs. */
    long cost() {
        return lots.stream().mapToLong(Lot::cost).sum();
    }
}
