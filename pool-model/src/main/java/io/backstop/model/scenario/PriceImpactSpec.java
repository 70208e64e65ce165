package io.backstop.model.scenario;

import io.backstop.model.market.PowerLaw;
import io.backstop.model.units.Figures;

/** What a trade with a pool moves its own price. */
public sealed interface PriceImpactSpec {

    /** Buyers pay the ask of a report and sellers get its bid: GMX v2 with Chainlink's Data Streams. */
    record BidAskFill() implements PriceImpactSpec {}

    /** An impact on the skew with a pool that takes and gives: GMX v2. */
    record PowerLawImpact(PowerLaw law) implements PriceImpactSpec {}

    /**
     * The mean of the premiums before and after a trade, against the depositors: Synthetix v3.
     *
     * @param skewScale size in market units at which the premium is 100 %, below 2^62
     */
    record SkewPremium(long skewScale) implements PriceImpactSpec {

        /** Checks the figure as the contract does. */
        public SkewPremium {
            Figures.requireWithin("skewScale", skewScale, 1, (1L << 62) - 1);
        }
    }
}
