// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A price and when it was observed
/// @notice Prices are USD times 1e8, times are Unix seconds.
interface IPriceFeed {
    /// @notice The last accepted price, both values zero before the first. How old is too old is the consumer's rule.
    function latest() external view returns (int64 price, uint64 publishTime);
}
