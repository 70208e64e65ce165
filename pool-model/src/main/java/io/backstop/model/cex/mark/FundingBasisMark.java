package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;

/** The index with what funding will move it by, whatever the book says (BitMEX's fair price). */
public final class FundingBasisMark implements MarkPolicy {

    private final long fundingInterval;

    /** A mark of a market whose funding rate is for so many milliseconds. */
    public FundingBasisMark(long fundingInterval) {
        Figures.requireWithin("fundingInterval", fundingInterval, 1, Long.MAX_VALUE);
        this.fundingInterval = fundingInterval;
    }

    @Override
    public long update(MarkInputs inputs) {
        return Math.max(1, FundingBasis.price(inputs, fundingInterval));
    }
}
