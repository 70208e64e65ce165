package io.backstop.tests.bench;

import io.backstop.model.cex.book.BookListener;

/** Counts trades and folds who sold what to whom at which price, in their order, into one number. */
final class Trades implements BookListener {

    private long count;
    private long fold;

    /** Both figures, to be compared. */
    record Summary(long count, long fold) {}

    Summary summary() {
        return new Summary(count, fold);
    }

    @Override
    public void onFill(int maker, int taker, long price, long size) {
        count++;
        fold = 31 * fold + (price ^ (size << 20) ^ ((long) maker << 32) ^ ((long) taker << 48));
    }
}
