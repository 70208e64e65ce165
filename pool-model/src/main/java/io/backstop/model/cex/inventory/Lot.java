package io.backstop.model.cex.inventory;

import io.backstop.model.units.FixedPoint;
import org.jspecify.annotations.Nullable;

/**
 * A position that was taken over and has not been passed on yet.
 *
 * <p>Size and cost are signed: for a short the engine was paid. A part's cost is its share of the lot's, rounded down, and
 * the last part's is the rest, so that the parts cost what the lot did. Not thread safe.
 *
 * @param <O> where it comes from
 */
public final class Lot<O> {

    private final O origin;
    private final long bankruptcyPrice;
    private long size;
    private long cost;
    private @Nullable Inventory<O> home;

    /**
     * A lot as it is taken over.
     *
     * @param bankruptcyPrice of its former owner, 1e-8 dollar
     * @param size signed
     * @param cost what was paid for it in the contract's money, negative if the holder was paid
     */
    public Lot(O origin, long bankruptcyPrice, long size, long cost) {
        this.origin = origin;
        this.bankruptcyPrice = bankruptcyPrice;
        this.size = size;
        this.cost = cost;
    }

    /** Its inventory has its totals from now on. */
    void enter(Inventory<O> inventory) {
        home = inventory;
    }

    /** Where it comes from. */
    public O origin() {
        return origin;
    }

    /** The bankruptcy price of its former owner, 1e-8 dollar. */
    public long bankruptcyPrice() {
        return bankruptcyPrice;
    }

    /** What is left of it, signed. */
    public long size() {
        return size;
    }

    /** What that has cost, signed. */
    public long cost() {
        return cost;
    }

    /** What would be lost if {@code part} left at this price; negative if it would leave a surplus. */
    public long loss(Worth value, long part, long price) {
        return Math.addExact(costOf(part), value.at(-part, price));
    }

    /** What would be lost if all of it left at this price, never negative. */
    public long loss(Worth value, long price) {
        return Math.max(0, loss(value, size, price));
    }

    /** The largest part of at most {@code most} whose loss at this price is within the budget, up to rounding. */
    public long affordable(Worth value, long most, long price, long budget) {
        if (loss(value, most, price) <= budget) {
            return most;
        }
        long whole = loss(value, size, price);
        long part = share(most, budget, whole);
        return loss(value, part, price) <= budget ? part : share(most, budget, whole + 1);
    }

    /**
     * Takes a part out and returns what it had cost.
     *
     * @throws IllegalArgumentException if the part would turn the lot around
     */
    public long remove(long part) {
        boolean within = size > 0 ? part >= 0 && part <= size : part <= 0 && part >= size;
        if (!within) {
            throw new IllegalArgumentException("a part must lie between 0 and the lot's " + size + ", was " + part);
        }
        long partCost = costOf(part);
        size -= part;
        cost -= partCost;
        if (home != null) {
            home.removed(part, partCost);
        }
        return partCost;
    }

    private long share(long most, long budget, long whole) {
        long part = FixedPoint.mulDivFloor(Math.abs(size), budget, whole);
        return size > 0 ? Math.min(part, most) : -Math.min(part, -most);
    }

    private long costOf(long part) {
        return part == size ? cost : FixedPoint.mulDivFloor(cost, Math.abs(part), Math.abs(size));
    }
}
