package io.backstop.model.mirror.liquidation;

import io.backstop.model.mirror.evm.BlockTime;
import io.backstop.model.scenario.LiquidationSpec;
import java.util.function.LongSupplier;

/** Makes the policy that a venue asks for. */
public final class LiquidationPolicies {

    private LiquidationPolicies() {}

    /**
     * The policy of this venue.
     *
     * @param skew of its market now: long less short, market units
     */
    public static LiquidationPolicy of(LiquidationSpec spec, BlockTime time, LongSupplier skew) {
        return switch (spec) {
            case LiquidationSpec.Full all -> LiquidationPolicy.FULL;
            case LiquidationSpec.FixedFraction figures -> new FixedFractionMirror(figures);
            case LiquidationSpec.MarginRestoring figures -> new MarginRestoringMirror(figures);
            case LiquidationSpec.TimeRamp figures -> new TimeRampMirror(figures, time);
            case LiquidationSpec.WindowCapacity figures -> new WindowCapacityMirror(figures, time, skew);
            case LiquidationSpec.BlockLimits figures -> new BlockLimitsMirror(figures, time);
        };
    }
}
