package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;

/** A price impact that remembers no trade: there is no impact pool, and the depositors are the other side of each fill. */
interface UnbookedImpact extends PriceImpact {

    @Override
    default void traded(OpenInterest before, long size, long price) {}

    @Override
    default long impactPool() {
        return 0;
    }

    @Override
    default Runnable checkpoint() {
        return () -> {};
    }
}
