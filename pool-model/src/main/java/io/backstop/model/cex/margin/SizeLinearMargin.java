package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Ratios that grow in proportion to the size (Deribit's standard margin: 2 % and 0.005 % for each bitcoin), or that are
 * the same for all sizes (Hyperliquid, Kraken). No ratio is above 1.
 *
 * @param initialRatio of nothing (1e-9)
 * @param maintenanceRatio of nothing (1e-9)
 * @param perUnit what each whole unit of size adds to both (1e-9)
 * @param sizeUnit market units in one whole unit
 */
public record SizeLinearMargin(long initialRatio, long maintenanceRatio, long perUnit, long sizeUnit)
        implements MarginPolicy {

    /** Checks the figures. */
    public SizeLinearMargin {
        Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        Figures.requireWithin("perUnit", perUnit, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("sizeUnit", sizeUnit, 1, Long.MAX_VALUE);
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return MarginMaths.ratioOf(notional, grown(initialRatio, size));
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return grown(maintenanceRatio, size);
    }

    private long grown(long ratio, long size) {
        return Math.min(FixedPoint.RATIO_ONE, Math.addExact(ratio, FixedPoint.mulDivCeil(perUnit, size, sizeUnit)));
    }
}
