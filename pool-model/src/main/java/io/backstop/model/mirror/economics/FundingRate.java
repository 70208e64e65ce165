// Mirrors interfaces/IFundingRate.sol
package io.backstop.model.mirror.economics;

import io.backstop.model.market.FundingMaths;

/** How fast one side of a market owes the other. A rule without memory: whoever asks keeps the rate for it. */
interface FundingRate {

    /** No side owes the other. */
    FundingRate NONE = (rate, longNotional, shortNotional, elapsed) -> new FundingMaths.Advance(0, 0);

    /**
     * Where the rate stands after a time in which nobody traded.
     *
     * @param rate at its beginning (1e-9 a year, positive if longs pay)
     * @param longNotional entry notional in micro-dollars
     * @param elapsed seconds, at most a year
     */
    FundingMaths.Advance advance(long rate, long longNotional, long shortNotional, long elapsed);
}
