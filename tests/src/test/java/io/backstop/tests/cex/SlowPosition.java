package io.backstop.tests.cex;

/** A position at a mark, with the account's cash behind it. */
record SlowPosition(SlowMaths maths, long size, long cash, long mark) {

    static SlowPosition of(SlowMaths maths, SlowAccount trader, long mark) {
        return new SlowPosition(maths, trader.size, trader.cash, mark);
    }

    long quantity() {
        return Math.abs(size);
    }

    long equity() {
        return cash + maths.worth(size, mark);
    }

    long margin() {
        return maths.maintenanceMargin(size, mark);
    }

    boolean isCompliant() {
        return equity() >= margin();
    }

    /** Where nothing is left, rounded in favour of the account. */
    long bankruptcyPrice() {
        return Math.max(1, maths.bankruptcyPrice(cash, size));
    }

    /** The best price at which it could be closed now, the mark where there is none. */
    long closingPrice(SlowBook book) {
        long best = book.bestPrice(size > 0);
        return best == 0 ? mark : best;
    }

    /** The same, but never better than the mark. */
    long worseClosingPrice(SlowBook book) {
        return size > 0 ? Math.min(closingPrice(book), mark) : Math.max(closingPrice(book), mark);
    }

    /**
     * A quantity whose close at a price leaves what the rest needs, looked for by halves: the smallest, or one of several before each of which one
     * unit less is too little; all of it if there is none.
     */
    long compliantQuantity(long price, long feeRatio) {
        long tooLittle = 0;
        long enough = quantity();
        while (enough - tooLittle > 1) {
            long middle = tooLittle + (enough - tooLittle) / 2;
            if (isCompliantWithout(middle, price, feeRatio)) {
                enough = middle;
            } else {
                tooLittle = middle;
            }
        }
        return enough;
    }

    private boolean isCompliantWithout(long quantity, long price, long feeRatio) {
        long part = Long.signum(size) * quantity;
        long fee = SlowMaths.ceil(maths.notional(part, price), feeRatio, SlowMaths.RATIO_ONE);
        return equity() + maths.profit(part, mark, price) - fee >= maths.maintenanceMargin(size - part, mark);
    }
}
