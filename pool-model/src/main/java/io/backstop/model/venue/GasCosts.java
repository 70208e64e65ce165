package io.backstop.model.venue;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.units.FixedPoint;

/** What gas and ether cost in each step, and what a transaction costs at that; costs are rounded up. */
final class GasCosts {

    /** 1e-8 gwei in a gwei. */
    private static final long GWEI = 100_000_000;

    /** A gwei at a price of ether (1e-8 dollar) is so many times the micro-dollars. */
    private static final long PER_MICRO_DOLLAR = 100_000_000_000L;

    private final PriceSeries gasPrice;
    private final PriceSeries etherPrice;

    GasCosts(GasPrices prices, int steps) {
        gasPrice = prices.gasPrice().series(steps);
        etherPrice = prices.etherPrice().series(steps);
    }

    /** What a block asks for a unit, 1e-8 gwei. */
    long gasPrice(int step) {
        return gasPrice.at(step);
    }

    /** So many units at a price (1e-8 gwei), in gwei. */
    static long gwei(long units, long price) {
        return FixedPoint.mulDivCeil(units, price, GWEI);
    }

    /** So many gwei at the ether price of a step, micro-dollars. */
    long dollars(long gwei, int step) {
        return FixedPoint.mulDivCeil(gwei, etherPrice.at(step), PER_MICRO_DOLLAR);
    }
}
