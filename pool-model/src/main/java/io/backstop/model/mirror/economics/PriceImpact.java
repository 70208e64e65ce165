// Mirrors interfaces/IPriceImpact.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;

/** What a trade moves its own price. */
public interface PriceImpact {

    /** Every size fills at the price. */
    PriceImpact NONE = (UnbookedImpact) (before, size, price) -> price;

    /**
     * The price with impact (1e-8 dollar), rounded against the trader.
     *
     * @param before the open interest without the trade
     * @param size change of longs less shorts: positive if somebody buys
     */
    long executionPrice(OpenInterest before, long size, long price);

    /** Books the impact of a trade that was carried out; the same arguments as before. */
    void traded(OpenInterest before, long size, long price);

    /** What impacts have left, micro-dollars: in the pool's cash, but not the depositors'. */
    long impactPool();

    /** Returns what brings back the present state, for a batch of which a later part may be refused. */
    Runnable checkpoint();
}
