package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;
import java.util.List;

/**
 * Margin by size (OKX's position tiers): all of a position is charged the ratios of the tier that its size lies in, so a
 * position that steps down a tier needs less for what remains, too.
 */
public final class SizeTiers implements MarginPolicy {

    /**
     * One tier.
     *
     * @param mostSize market units up to which it holds
     * @param initialRatio of the notional (1e-9)
     * @param maintenanceRatio of the notional (1e-9)
     */
    public record Tier(long mostSize, long initialRatio, long maintenanceRatio) {

        /** Checks each figure by itself. */
        public Tier {
            Figures.requireWithin("mostSize", mostSize, 1, Long.MAX_VALUE);
            Figures.requireWithin("initialRatio", initialRatio, 1, FixedPoint.RATIO_ONE);
            Figures.requireWithin("maintenanceRatio", maintenanceRatio, 1, initialRatio);
        }
    }

    private final List<Tier> tiers;

    private SizeTiers(List<Tier> tiers) {
        this.tiers = List.copyOf(tiers);
        Figures.requireWithin("number of tiers", this.tiers.size(), 1, Integer.MAX_VALUE);
        for (int k = 1; k < this.tiers.size(); k++) {
            Tier below = this.tiers.get(k - 1);
            Tier tier = this.tiers.get(k);
            Figures.requireWithin("mostSize", tier.mostSize(), below.mostSize() + 1, Long.MAX_VALUE);
            Figures.requireWithin("initialRatio", tier.initialRatio(), below.initialRatio(), FixedPoint.RATIO_ONE);
            Figures.requireWithin(
                    "maintenanceRatio", tier.maintenanceRatio(), below.maintenanceRatio(), FixedPoint.RATIO_ONE);
        }
    }

    /**
     * Tiers in the order of their sizes.
     *
     * @throws IllegalArgumentException if they are not in order or a ratio falls
     */
    public static SizeTiers of(List<Tier> tiers) {
        return new SizeTiers(tiers);
    }

    /** The tiers in order. */
    public List<Tier> tiers() {
        return tiers;
    }

    /** The tier in which a size lies, counted from 0; the last for what is beyond it. */
    public int tierOf(long size) {
        int tier = 0;
        while (tier < tiers.size() - 1 && size > tiers.get(tier).mostSize()) {
            tier++;
        }
        return tier;
    }

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return MarginMaths.ratioOf(notional, tiers.get(tierOf(size)).initialRatio());
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return tiers.get(tierOf(size)).maintenanceRatio();
    }

    @Override
    public boolean allows(long size, long notional) {
        return size <= tiers.getLast().mostSize();
    }
}
