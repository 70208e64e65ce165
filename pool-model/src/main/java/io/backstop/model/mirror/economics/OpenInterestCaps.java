// Mirrors interfaces/IOpenInterestCaps.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.OpenInterest;

/** How much may be open. */
public interface OpenInterestCaps {

    /** As much as the pool's reserve allows. */
    OpenInterestCaps NONE = (interest, isLong) -> {};

    /** Throws the contract's error if the open interest is above a cap after a trade that added to this side. */
    void requireWithin(OpenInterest interest, boolean isLong);
}
