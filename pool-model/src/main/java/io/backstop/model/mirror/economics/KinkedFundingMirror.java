// Mirrors economics/KinkedFunding.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.FundingMaths;
import io.backstop.model.scenario.FundingSpec;

/** A funding rate that the skew sets. The skew stood still since the last change, so the rate did too. */
record KinkedFundingMirror(FundingSpec.Kinked spec) implements FundingRate {

    @Override
    public FundingMaths.Advance advance(long rate, long longNotional, long shortNotional, long elapsed) {
        long skew = FundingMaths.skewRatio(longNotional, shortNotional, 0);
        long newRate = FundingMaths.kinked(skew, spec.stableBand(), spec.kink(), spec.kinkRate(), spec.maxRate());
        return new FundingMaths.Advance(newRate, 2 * newRate * elapsed);
    }
}
