package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Ratios that grow in proportion to what a position is worth in coins (Deribit's standard margin of an inverse contract: 2 % and
 * 0.005 % for each bitcoin), so that the same contracts need a larger part of themselves at a lower price. No ratio is above 1.
 *
 * @param initialRatio of nothing (1e-9)
 * @param maintenanceRatio of nothing (1e-9)
 * @param perCoin what each coin of the notional adds to both (1e-9)
 */
public record WorthLinearMargin(long initialRatio, long maintenanceRatio, long perCoin) implements MarginPolicy {

    private static final long COIN = 100_000_000;

    /** Units of a ratio in which a unit of notional and a ratio of 1e-9 for each coin give whole numbers. */
    private static final long FINE_RATIO_ONE = 1_000_000_000_000_000_000L;

    private static final long FINE_PER_UNIT = FINE_RATIO_ONE / FixedPoint.RATIO_ONE / COIN;

    /** Checks the figures. */
    public WorthLinearMargin {
        Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        Figures.requireWithin("perCoin", perCoin, 0, FixedPoint.RATIO_ONE);
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return grown(initialRatio, notional);
    }

    @Override
    public long maintenanceMargin(long size, long notional) {
        return grown(maintenanceRatio, notional);
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return isWhole(maintenanceRatio, notional)
                ? FixedPoint.RATIO_ONE
                : maintenanceRatio + FixedPoint.mulDivCeil(perCoin, notional, COIN);
    }

    @Override
    public boolean isCurved() {
        return perCoin > 0;
    }

    /** Where ratio and twice the growth are 1. */
    @Override
    public long steepFrom() {
        long rest = FixedPoint.RATIO_ONE - maintenanceRatio;
        return perCoin == 0 ? Long.MAX_VALUE : FixedPoint.mulDivFloor(rest, COIN, 2 * perCoin);
    }

    private long grown(long ratio, long notional) {
        if (isWhole(ratio, notional)) {
            return notional;
        }
        long growth = FixedPoint.mulDivCeil(notional, notional * perCoin * FINE_PER_UNIT, FINE_RATIO_ONE);
        return Math.min(notional, Math.addExact(MarginMaths.ratioOf(notional, ratio), growth));
    }

    /** Whether all of a notional is needed. */
    private boolean isWhole(long ratio, long notional) {
        return FixedPoint.compareProducts(perCoin, notional, FixedPoint.RATIO_ONE - ratio, COIN) >= 0;
    }
}
