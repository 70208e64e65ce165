// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title One pot of money that may pay for a shortfall
/// @notice A pocket knows nothing of the pockets around it, and never reverts because it is empty.
interface IPocket {
    error OnlyWaterfall(address caller);

    /// @notice Pays what it can to the LP pool, which is owed the shortfall. The waterfall's event tells the amount.
    /// @param shortfall USD times 1e6, still unpaid
    /// @return paid between zero and `shortfall`
    function absorb(uint256 shortfall) external returns (uint256 paid);

    /// @notice What the pocket could pay now, USD times 1e6.
    /// @return balance all it has
    /// @return capPerEvent the most for one shortfall; the largest int64 stands for "no cap"
    function available() external view returns (uint256 balance, uint256 capPerEvent);

    /// @notice Whether its money lies in the LP pool: then it forgoes what it pays and sends nothing.
    function isInPool() external view returns (bool);
}
