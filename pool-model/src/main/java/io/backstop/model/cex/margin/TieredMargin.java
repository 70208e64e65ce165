package io.backstop.model.cex.margin;

import io.backstop.model.market.MarginTiers;

/** The marginal tiers of a market, as the contracts have them. */
public record TieredMargin(MarginTiers tiers) implements MarginPolicy {

    @Override
    public long initialMargin(long size, long notional, long openNotional) {
        return tiers.initialMargin(notional);
    }

    @Override
    public long maintenanceRatio(long size, long notional) {
        return tiers.maintenanceMarginRatio(tiers.tierOf(notional));
    }

    @Override
    public long maintenanceAmount(long size, long notional) {
        return tiers.maintenanceAmount(tiers.tierOf(notional));
    }
}
