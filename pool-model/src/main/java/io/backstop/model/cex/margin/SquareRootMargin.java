package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Ratios that grow with the square root of the size once it is large (FTX's IMF factor): initial max(base, factor × √size),
 * maintenance max(base, weight × factor × √size), both at most 1.
 *
 * @param initialRatio base of the initial ratio, 1 ÷ leverage (1e-9)
 * @param maintenanceRatio base of the maintenance ratio (1e-9)
 * @param factor ratio of one whole unit of size (1e-9)
 * @param maintenanceWeight what maintenance has of it (1e-9)
 * @param sizeUnit market units in one whole unit
 */
public record SquareRootMargin(
        long initialRatio, long maintenanceRatio, long factor, long maintenanceWeight, long sizeUnit)
        implements MarginPolicy {

    /** Checks the figures. */
    public SquareRootMargin {
        Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        Figures.requireWithin("factor", factor, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceWeight", maintenanceWeight, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("sizeUnit", sizeUnit, 1, Long.MAX_VALUE);
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return MarginMaths.ratioOf(notional, Math.max(initialRatio, rooted(size)));
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return Math.max(maintenanceRatio, MarginMaths.ratioOf(rooted(size), maintenanceWeight));
    }

    /** The smallest ratio up to 1 whose square is at least factor² × size; found by halving, so that no root is rounded. */
    private long rooted(long size) {
        long tooSmall = -1;
        long ratio = FixedPoint.RATIO_ONE;
        while (ratio - tooSmall > 1) {
            long middle = (tooSmall + ratio) >> 1;
            if (FixedPoint.compareProducts(middle, middle, sizeUnit, factor, factor, size) >= 0) {
                ratio = middle;
            } else {
                tooSmall = middle;
            }
        }
        return ratio;
    }
}
