package io.backstop.tests.cex;

/** A position taken over at its bankruptcy price; a part costs its share of the rest, rounded down. */
final class SlowLot {

    final SlowRow row;
    /** Where nothing of its former owner's was left. */
    final long bankruptcyPrice;

    private final SlowMaths maths;
    long size;
    long cost;

    SlowLot(SlowMaths maths, SlowRow row, long bankruptcyPrice, long size, long cost) {
        this.bankruptcyPrice = bankruptcyPrice;
        this.maths = maths;
        this.row = row;
        this.size = size;
        this.cost = cost;
    }

    /** What is lost if this part leaves at this price. */
    long loss(long part, long price) {
        return costOf(part) + maths.worth(-part, price);
    }

    /** What is lost if all of it leaves at this price; a surplus is no loss. */
    long loss(long price) {
        return Math.max(0, loss(size, price));
    }

    /**
     * As much of {@code wanted} as can leave at this price for a budget: all of it, or the share of the lot that the
     * budget is of the lot's loss, or, where rounding makes that too dear, of its loss and one micro-dollar.
     */
    long affordable(long wanted, long price, long budget) {
        if (loss(wanted, price) <= budget) {
            return wanted;
        }
        long share = share(wanted, budget, loss(size, price));
        return loss(share, price) <= budget ? share : share(wanted, budget, loss(size, price) + 1);
    }

    /** Takes a part out; returns what it had cost. */
    long remove(long part) {
        long removed = costOf(part);
        size -= part;
        cost -= removed;
        return removed;
    }

    private long share(long wanted, long budget, long loss) {
        long part = SlowMaths.floor(Math.abs(size), budget, loss);
        return Long.signum(size) * Math.min(part, Math.abs(wanted));
    }

    private long costOf(long part) {
        return part == size ? cost : SlowMaths.floor(cost, Math.abs(part), Math.abs(size));
    }
}
