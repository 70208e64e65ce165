// Mirrors liquidation/MarginRestoring.sol
package io.backstop.model.mirror.liquidation;

import io.backstop.model.market.LiquidationMaths;
import io.backstop.model.scenario.LiquidationSpec;

/** Just as much as brings the rest back above its maintenance margin. */
public final class MarginRestoringMirror implements LiquidationPolicy {

    private final LiquidationSpec.MarginRestoring spec;

    /** A policy with these figures. */
    public MarginRestoringMirror(LiquidationSpec.MarginRestoring spec) {
        this.spec = spec;
    }

    @Override
    public long part(Exposure exposure) {
        long size = Math.absExact(exposure.size());
        LiquidationMaths.Restoring needed = LiquidationMaths.restoring(
                exposure.notional(),
                exposure.equity(),
                exposure.maintenanceMargin(),
                spec.buffer(),
                spec.liquidationFeeRatio());
        if (needed.shortage() < spec.fullBelowShortage()) {
            return size;
        }
        return LiquidationMaths.partFreeing(needed.shortage(), needed.freedByAll(), size);
    }

    @Override
    public void closed(Exposure exposure, long part) {}
}
