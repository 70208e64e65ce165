// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The counterparty of all traders of one market
interface ILpPool {
    error OnlyMarket(address caller);

    /// @notice Sends a trader's profit to the market, as far as the cash goes; never reverts because cash is short.
    /// @param profit USD times 1e6
    /// @return paid between zero and `profit`
    function payTrader(uint256 profit) external returns (uint256 paid);

    /// @notice Books dollars that the market and the pockets have just sent; what nobody books is nobody's.
    /// @param amount USD times 1e6
    function credit(uint256 amount) external;

    /// @notice The pool's booked cash, USD times 1e6; tokens that somebody gave away are not in it.
    function cash() external view returns (uint256);
}
