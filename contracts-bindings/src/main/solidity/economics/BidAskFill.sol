// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPriceImpact} from "../interfaces/IPriceImpact.sol";
import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";

/// @title Buyers pay the ask of the last report, sellers get its bid
/// @notice The depositors are the other side of each fill and gain the spread; margins are tested at the price in between.
/// There is no impact pool. The feed must be the one whose price the market closes at, which it has found fresh.
/// @dev Source: GMX v2, whose prices are a least and a largest one.
contract BidAskFill is IPriceImpact {
    IReportFeed private immutable _feed;

    constructor(IReportFeed feed) {
        _feed = feed;
    }

    /// @inheritdoc IPriceImpact
    /// @dev Books nothing, so anybody may ask.
    function trade(IPerpMarket.OpenInterest calldata, int64 size, int64) external view returns (int64 executionPrice) {
        Report memory last = _feed.report();
        return size > 0 ? last.ask : last.bid;
    }

    /// @inheritdoc IPriceImpact
    function impactPool() external pure returns (int64) {
        return 0;
    }
}
