package io.backstop.model.cex.mark;

/** The index with the mean basis of the book (OKX; Binance's quarterly contracts). */
public final class BasisMark implements MarkPolicy {

    private final MovingAverage basis;

    /** A mean of so many samples, so many milliseconds apart. */
    public BasisMark(int samples, long sampleMillis) {
        basis = new MovingAverage(samples, sampleMillis);
    }

    @Override
    public long update(MarkInputs inputs) {
        return Math.max(1, Math.addExact(inputs.index(), basis.update(inputs)));
    }
}
