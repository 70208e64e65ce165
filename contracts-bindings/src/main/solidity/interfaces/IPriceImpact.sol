// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "./IPerpMarket.sol";

/// @title What a trade moves its own price
/// @notice Trades that add to the skew pay into the impact pool, trades that take from it are paid by it.
interface IPriceImpact {
    error OnlyMarket(address caller);

    /// @notice Prices a trade and books its impact.
    /// @param before the open interest without the trade
    /// @param size change of longs less shorts in market units: positive if somebody buys
    /// @param price USD times 1e8, without impact
    /// @return executionPrice USD times 1e8, rounded against the trader
    function trade(IPerpMarket.OpenInterest calldata before, int64 size, int64 price)
        external
        returns (int64 executionPrice);

    /// @notice What impacts have left, USD times 1e6: in the pool's cash, but not the depositors'.
    function impactPool() external view returns (int64);
}
