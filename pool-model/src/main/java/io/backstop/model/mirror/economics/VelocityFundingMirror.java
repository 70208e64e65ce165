// Mirrors economics/VelocityFunding.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.FundingMaths;
import io.backstop.model.scenario.FundingSpec;

/** A funding rate that the skew accelerates. */
record VelocityFundingMirror(FundingSpec.Velocity spec) implements FundingRate {

    @Override
    public FundingMaths.Advance advance(long rate, long longNotional, long shortNotional, long elapsed) {
        long skew = FundingMaths.skewRatio(longNotional, shortNotional, spec.skewScale());
        long perDay = FundingMaths.velocity(skew, spec.stableBand(), spec.maxVelocity());
        return FundingMaths.moving(rate, perDay, spec.maxRate(), elapsed);
    }
}
