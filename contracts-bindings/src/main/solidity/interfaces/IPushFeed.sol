// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceFeed} from "./IPriceFeed.sol";

/// @title One price, pushed by one publisher
/// @notice Prices are USD times 1e8, times are Unix seconds.
interface IPushFeed is IPriceFeed {
    error OnlyPublisher(address caller);
    error NonPositivePrice(int64 price);
    error PublishTimeNotAfterLast(uint64 given, uint64 last);
    error PublishTimeInFuture(uint64 given, uint64 current);

    /// @notice There is no such round, or not any more; zero stands for the latest round before the first.
    error NoRound(uint80 roundId);

    event PriceUpdated(int64 price, uint64 publishTime);

    /// @notice Stores a price if it is newer than the last; the publish time is when it was observed, not when it lands.
    function publish(int64 price, uint64 publishTime) external;

    function publisher() external view returns (address);
}
