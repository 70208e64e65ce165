// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The counterparty of all traders of one market
interface ILpPool {
    error OnlyMarket(address caller);

    /// @notice Sends a trader's profit to the market, as far as the cash goes; never reverts because cash is short.
    /// @param profit USD times 1e6
    /// @return paid between zero and `profit`
    function payTrader(uint256 profit) external returns (uint256 paid);
}
