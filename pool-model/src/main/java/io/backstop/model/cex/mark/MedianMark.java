package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;

/**
 * The median of the index with what funding will move it by, the index with the mean basis of the book, and the last trade
 * (Binance and Bybit). Before the first trade the index stands for it.
 */
public final class MedianMark implements MarkPolicy {

    private final MovingAverage basis;
    private final long fundingInterval;

    /**
     * Windows in use are 300 samples a second apart (Bybit, 5 min), 60 of 5 s (Binance USD-M, 5 min), 30 of 5 s (COIN-M, 2.5 min)
     * and 30 of 1 s (quarterly contracts).
     *
     * @param samples in the mean basis
     * @param sampleMillis between them
     * @param fundingInterval milliseconds for which a funding rate is
     */
    public MedianMark(int samples, long sampleMillis, long fundingInterval) {
        Figures.requireWithin("fundingInterval", fundingInterval, 1, Long.MAX_VALUE);
        basis = new MovingAverage(samples, sampleMillis);
        this.fundingInterval = fundingInterval;
    }

    @Override
    public long update(MarkInputs inputs) {
        long withFunding = FundingBasis.price(inputs, fundingInterval);
        long withBasis = Math.addExact(inputs.index(), basis.update(inputs));
        long last = inputs.lastTrade() > 0 ? inputs.lastTrade() : inputs.index();
        return Math.max(1, Median.of(withFunding, withBasis, last));
    }
}
