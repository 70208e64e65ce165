// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";
import {IResumption} from "../interfaces/IResumption.sol";
import {IRoles} from "../interfaces/IRoles.sol";
import {SettleableFeed} from "./SettleableFeed.sol";

/// @title A feed of whole reports whose last price the governor may set
/// @notice A settled price is exact, equals its own average and follows no silence, so that no guard of the price
/// refuses it; a reference does, unless it is settled as well.
contract SettleableReportFeed is SettleableFeed, IReportFeed {
    IReportFeed private immutable _reports;

    constructor(IReportFeed feed, IRoles roles) SettleableFeed(feed, roles) {
        _reports = feed;
    }

    /// @inheritdoc IReportFeed
    function report() external view returns (Report memory) {
        int64 price = settlementPrice();
        if (price == 0) return _reports.report();
        uint64 time = uint64(block.timestamp);
        return Report({price: price, confidence: 0, bid: price, ask: price, publishTime: time, validFrom: time});
    }

    /// @inheritdoc IReportFeed
    function average() external view returns (int64) {
        int64 price = settlementPrice();
        return price == 0 ? _reports.average() : price;
    }

    /// @inheritdoc IResumption
    function resumedAt() external view returns (uint64) {
        return settlementPrice() == 0 ? _reports.resumedAt() : 0;
    }
}
