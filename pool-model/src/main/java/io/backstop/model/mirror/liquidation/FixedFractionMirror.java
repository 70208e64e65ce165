// Mirrors liquidation/FixedFraction.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.scenario.LiquidationSpec;

/** A fixed share of the position at a time, small positions at once. */
public final class FixedFractionMirror implements LiquidationPolicy {

    private final LiquidationSpec.FixedFraction spec;

    /** A policy with these figures. */
    public FixedFractionMirror(LiquidationSpec.FixedFraction spec) {
        this.spec = spec;
    }

    @Override
    public long part(Exposure exposure) {
        long size = Math.absExact(exposure.size());
        return exposure.notional() < spec.fullBelowNotional() ? size : LiquidationMaths.fraction(size, spec.ratio());
    }

    @Override
    public void closed(Exposure exposure, long part) {}
}
