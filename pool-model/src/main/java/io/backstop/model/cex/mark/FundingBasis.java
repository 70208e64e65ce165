package io.backstop.model.cex.mark;

import io.backstop.model.units.FixedPoint;

/** What an index is moved by because funding will be paid. */
final class FundingBasis {

    private FundingBasis() {}

    /** Index × (1 + rate × time to funding ÷ interval), each product rounded down. */
    static long price(MarkInputs inputs, long interval) {
        long paid = FixedPoint.mulDivFloor(inputs.index(), inputs.fundingRate(), FixedPoint.RATIO_ONE);
        return Math.addExact(inputs.index(), FixedPoint.mulDivFloor(paid, inputs.millisToFunding(), interval));
    }
}
