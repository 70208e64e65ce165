package io.backstop.model.cex.mark;

import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/** The index with an exponential mean of the book's basis, which is held within a band around the index (Deribit). */
public final class BandedBasisMark implements MarkPolicy {

    private final ExponentialAverage basis;
    private final long band;

    /**
     * Deribit's figures are 30 s and 0.5 %.
     *
     * @param constant time constant of the mean in milliseconds
     * @param band the most that the mark may be away from the index (1e-9 of it), rounded down
     */
    public BandedBasisMark(long constant, long band) {
        Figures.requireWithin("band", band, 0, FixedPoint.RATIO_ONE - 1);
        basis = new ExponentialAverage(constant);
        this.band = band;
    }

    @Override
    public long update(MarkInputs inputs) {
        if (inputs.hasMid()) {
            basis.take(inputs.millis(), inputs.basis());
        }
        long most = FixedPoint.mulDivFloor(inputs.index(), band, FixedPoint.RATIO_ONE);
        return Math.addExact(inputs.index(), Math.clamp(basis.isStarted() ? basis.value() : 0, -most, most));
    }
}
