package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;

/**
 * The margin under one of a venue's {@link RiskLimits}: the same ratios for whatever it holds, also for what has grown beyond it by the
 * price.
 *
 * @param steps of the limit above the lowest
 */
public record RiskLimitMargin(RiskLimits limits, int steps) implements MarginPolicy {

    /** Checks that there is such a limit. */
    public RiskLimitMargin {
        Figures.requireWithin("steps", steps, 0, limits.most());
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return MarginMaths.ratioOf(notional, limits.initialRatio() + steps * limits.increment());
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return limits.maintenanceRatio() + steps * limits.increment();
    }

    @Override
    public long lowestMaintenanceRatio() {
        return limits.maintenanceRatio();
    }

    @Override
    public boolean allows(long size, long notional) {
        return notional <= limits.limit(steps);
    }
}
