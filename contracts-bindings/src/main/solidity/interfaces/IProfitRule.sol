// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a winner does not get of a profit
interface IProfitRule {
    error OnlyMarket(address caller);

    /// @notice The part of a profit that stays in the pool; the market calls it while the position is still counted.
    /// @param isLong the side of the position
    /// @param profit USD times 1e6, positive
    /// @return amount between zero and `profit`
    function withhold(bool isLong, int64 profit) external returns (int64 amount);

    /// @notice What `withhold` would keep of this profit now.
    function withheld(bool isLong, int64 profit) external view returns (int64 amount);
}
