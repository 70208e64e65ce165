// Mirrors economics/SkewPremium.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.ImpactMaths;
import io.backstop.model.market.OpenInterest;

/**
 * A fill price at the mean of the premiums before and after the trade. There is no impact pool: the depositors gain what
 * a fill takes at once and stand for all that it gives.
 *
 * @param skewScale size at which the premium is 100 %, market units
 */
public record SkewPremiumMirror(long skewScale) implements UnbookedImpact {

    @Override
    public long executionPrice(OpenInterest before, long size, long price) {
        return ImpactMaths.premiumPrice(price, before.netSize(), size, skewScale);
    }
}
