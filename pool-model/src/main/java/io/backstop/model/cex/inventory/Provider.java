package io.backstop.model.cex.inventory;

import io.backstop.model.units.Figures;

/**
 * A trader who has agreed to take positions over, up to limits of his own (FTX's backstop providers: at least 0.1 and 0.3
 * million dollars; Kraken's assignment programme).
 *
 * @param account his id
 * @param perMinute notional in the contract's money within any minute
 * @param perHour within any hour
 */
public record Provider(int account, long perMinute, long perHour) {

    /** The highest limit: so high that the limits of any number of providers add up. */
    public static final long MOST = Long.MAX_VALUE >> 16;

    /** Checks the limits. */
    public Provider {
        Figures.requireWithin("perMinute", perMinute, 0, MOST);
        Figures.requireWithin("perHour", perHour, perMinute, MOST);
    }
}
