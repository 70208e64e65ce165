// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Whom those who owe funding pay.
enum FundingCounterparty {
    /// The other side, pro rata; nobody while it is empty.
    OTHER_SIDE,
    /// The pool, which pays the other side the same rate and keeps, or adds, the difference.
    POOL
}

/// @title How fast one side of a market owes the other
/// @notice Rates are ratios times 1e9 per year of 365 days; positive: longs pay. Notionals are entry notionals, USD times
/// 1e6, not negative. A rate is a rule without memory: whoever asks keeps the rate for it.
interface IFundingRate {
    /// @notice Where the rate stands after a time in which nobody traded.
    /// @param rate at the beginning of it
    /// @param elapsed seconds, at most a year
    /// @return newRate at the end of it
    /// @return rateTime twice the rate times the seconds for which it held (twice, so that the mean of two rates is whole)
    function advance(int64 rate, int64 longNotional, int64 shortNotional, int64 elapsed)
        external
        view
        returns (int64 newRate, int64 rateTime);
}
