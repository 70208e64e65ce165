package io.backstop.model.cex.mark;

/**
 * The median of the index with an exponential mean of the book's basis, of what the book shows (the median of best bid, best ask and last
 * trade), and of what perpetuals of other venues trade at (Hyperliquid).
 *
 * <p>If only two of them are there, an exponential mean of what the book shows takes the place of the third; if there is none,
 * the mark is between the two. The basis keeps its last mean while a side of the book is empty.
 */
public final class OracleMedianMark implements MarkPolicy {

    private final ExponentialAverage basis;
    private final ExponentialAverage shown;

    /**
     * Hyperliquid's time constants are 150 s and 30 s.
     *
     * @param basisConstant of the basis, milliseconds
     * @param bookConstant of what the book shows, milliseconds
     */
    public OracleMedianMark(long basisConstant, long bookConstant) {
        basis = new ExponentialAverage(basisConstant);
        shown = new ExponentialAverage(bookConstant);
    }

    @Override
    public long update(MarkInputs inputs) {
        long book = 0;
        if (inputs.hasMid()) {
            basis.take(inputs.millis(), inputs.basis());
            book = shownBy(inputs);
            shown.take(inputs.millis(), book);
        }
        long fair = basis.isStarted() ? Math.max(1, Math.addExact(inputs.index(), basis.value())) : 0;
        return combined(fair, book, inputs.otherPerpetuals(), inputs.index());
    }

    private static long shownBy(MarkInputs inputs) {
        return inputs.lastTrade() > 0
                ? Median.of(inputs.bestBid(), inputs.bestAsk(), inputs.lastTrade())
                : inputs.mid();
    }

    /** Prices of 0 are not there; a book that shows something has made the mean basis that is part of the first. */
    private long combined(long fair, long book, long elsewhere, long index) {
        if (fair == 0) {
            return elsewhere > 0 ? elsewhere : index;
        }
        if (book > 0 && elsewhere > 0) {
            return Median.of(fair, book, elsewhere);
        }
        if (book > 0 || elsewhere > 0) {
            return Median.of(fair, Math.max(book, elsewhere), shown.value());
        }
        return fair;
    }
}
