package io.backstop.model.waterfall;

import io.backstop.model.ledger.Account;

/** One pot of money that may pay for a shortfall. A pocket knows nothing of the pockets around it. */
public interface Pocket {

    /** The pocket's account in the ledger. */
    Account account();

    /**
     * Pays what it can and changes its own balance by exactly what it returns.
     *
     * @param shortfall micro-dollars still unpaid, never negative
     * @return the amount paid in micro-dollars, between zero and {@code shortfall}
     */
    long absorb(long shortfall);
}
