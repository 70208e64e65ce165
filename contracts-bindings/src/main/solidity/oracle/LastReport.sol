// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";
import {IResumption} from "../interfaces/IResumption.sol";
import {ReportMaths} from "../maths/ReportMaths.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title The last report of a feed and what is remembered of those before it
abstract contract LastReport is IReportFeed {
    /// @notice Both in seconds: the length of the moving average, and the longest time without a report that is no silence.
    struct History {
        uint64 averageWindow;
        uint64 gapThreshold;
    }

    /// @dev Two storage slots.
    struct Landed {
        int64 price;
        int64 confidence;
        int64 bid;
        int64 ask;
        uint64 publishTime;
        uint64 validFrom;
        int64 average;
        uint64 landedAt;
    }

    uint64 private immutable _averageWindow;
    uint64 private immutable _gapThreshold;

    Landed private _last;

    /// @dev In a slot of its own, which is written after a silence only.
    uint64 private _resumedAt;

    constructor(History memory history) {
        Seconds.requireWithin("averageWindow", history.averageWindow, 1, Seconds.LONGEST);
        Seconds.requireWithin("gapThreshold", history.gapThreshold, 1, Seconds.LONGEST);
        _averageWindow = history.averageWindow;
        _gapThreshold = history.gapThreshold;
    }

    /// @inheritdoc IPriceFeed
    function latest() external view returns (int64 price, uint64 publishTime) {
        return (_last.price, _last.publishTime);
    }

    /// @inheritdoc IReportFeed
    function report() external view returns (Report memory) {
        Landed memory last = _last;
        return Report(last.price, last.confidence, last.bid, last.ask, last.publishTime, last.validFrom);
    }

    /// @inheritdoc IReportFeed
    function average() external view returns (int64) {
        return _last.average;
    }

    /// @inheritdoc IResumption
    function resumedAt() external view returns (uint64) {
        return _resumedAt;
    }

    /// @dev Time passes for the average as the reports tell it, for a silence as the chain does.
    function _land(Report memory next) internal {
        Landed memory last = _last;
        if (next.publishTime <= last.publishTime) revert ReportNotAfterLast(next.publishTime, last.publishTime);
        uint64 current = uint64(block.timestamp);
        if (last.landedAt != 0 && current - last.landedAt > _gapThreshold) _resumedAt = current;
        int64 average_ = last.average == 0
            ? next.price
            : ReportMaths.movedAverage(last.average, next.price, next.publishTime - last.publishTime, _averageWindow);
        _last = Landed(
            next.price, next.confidence, next.bid, next.ask, next.publishTime, next.validFrom, average_, current
        );
        emit ReportAccepted(next);
    }

    function _lastPrice() internal view returns (int64) {
        return _last.price;
    }
}
