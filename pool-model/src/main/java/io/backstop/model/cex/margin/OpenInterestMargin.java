package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * An initial ratio that grows with the market's open notional, from its base at the lower cap to 1 at the upper one (dYdX
 * v4); the maintenance ratio stays.
 *
 * @param initialRatio up to the lower cap (1e-9)
 * @param maintenanceRatio at all times (1e-9)
 * @param lowerCap open notional in the contract's money
 * @param upperCap open notional in the contract's money, above the lower
 */
public record OpenInterestMargin(long initialRatio, long maintenanceRatio, long lowerCap, long upperCap)
        implements MarginPolicy {

    /** Checks the figures. */
    public OpenInterestMargin {
        Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        Figures.requireWithin("lowerCap", lowerCap, 0, Long.MAX_VALUE - 1);
        Figures.requireWithin("upperCap", upperCap, lowerCap + 1, Long.MAX_VALUE);
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return MarginMaths.ratioOf(notional, scaled(openNotional));
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return maintenanceRatio;
    }

    private long scaled(long openNotional) {
        long beyond = Math.clamp(openNotional, lowerCap, upperCap) - lowerCap;
        return initialRatio + FixedPoint.mulDivCeil(FixedPoint.RATIO_ONE - initialRatio, beyond, upperCap - lowerCap);
    }
}
