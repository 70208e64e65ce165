// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What each side of a market owes the pool for the money it ties up
interface IBorrowingRate {
    /// @notice The rates of both sides as the pool stands now, ratios times 1e9 per year of 365 days, not negative.
    /// @param longNotional entry notional of the longs, USD times 1e6
    /// @param shortNotional the same of the shorts
    function rates(int64 longNotional, int64 shortNotional) external view returns (int64 longRate, int64 shortRate);
}
