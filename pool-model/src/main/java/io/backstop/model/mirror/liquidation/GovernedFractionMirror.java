// Mirrors liquidation/GovernedFraction.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.mirror.operations.ParametersMirror;
import io.backstop.model.scenario.ParameterNames;

/**
 * A share of the position at a time that the governor may change, small positions at once.
 *
 * @param fullBelowNotional micro-dollars below which all is closed
 */
public record GovernedFractionMirror(ParametersMirror parameters, long fullBelowNotional) implements LiquidationPolicy {

    @Override
    public long part(Exposure exposure) {
        long size = Math.absExact(exposure.size());
        return exposure.notional() < fullBelowNotional
                ? size
                : LiquidationMaths.fraction(size, parameters.valueOf(ParameterNames.LIQUIDATION_RATIO));
    }

    @Override
    public void closed(Exposure exposure, long part) {}
}
