package io.backstop.model.cex;

import io.backstop.model.venue.Attribution;

/**
 * How what a scenario says in coins and dollars becomes sizes and money of a venue's contract, and how its money is told in
 * dollars. Belongs to one run.
 */
sealed interface Denomination permits DollarDenomination, CoinDenomination {

    /** Money of sizes. */
    Valuation value();

    /** Whether money is the coin (1e-8) and not the dollar (1e-6). */
    boolean isCoin();

    /** The signed size that a number of coins is at a price, without what is less than a unit. */
    long size(long coins, long price);

    /** The size that one coin is at a price, without what is less than a unit. */
    long coin(long price);

    /** The money that micro-dollars are at a price, rounded down. */
    long money(long dollars, long price);

    /** Micro-dollars of money at a price, rounded down. */
    long dollars(long money, long price);

    /** Micro-dollars of a size without sign at a price. */
    long notional(long size, long price);

    /** Micro-dollars of the next loss of a step, rounded so that all of a step add up to its sum. */
    long booked(int step, long loss);

    /**
     * Causes of a loss in micro-dollars at a price, each rounded down; the last also has what the price did until parts left later.
     *
     * @param dollars what was booked for the loss
     */
    Attribution dollars(Attribution causes, long price, long dollars);
}
