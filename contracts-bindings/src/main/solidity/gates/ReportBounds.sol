// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, ActionSets, IGate} from "../interfaces/IGate.sol";
import {IReportBound} from "../interfaces/IReportBound.sol";
import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";

/// @title Bounds on the report by which something is done
contract ReportBounds is IGate {
    IReportFeed private immutable _feed;
    uint256 private immutable _actions;
    IReportBound[] private _bounds;

    /// @param actions the sum of 2 to the power of each action for which the bounds are asked
    constructor(IReportFeed feed, IReportBound[] memory bounds_, uint256 actions) {
        ActionSets.requireValid(actions);
        _feed = feed;
        _bounds = bounds_;
        _actions = actions;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64 changedAt) external view {
        if (!ActionSets.contains(_actions, action)) return;
        Report memory report = _feed.report();
        uint256 count = _bounds.length;
        for (uint256 i = 0; i < count; i++) {
            _bounds[i].check(report, changedAt);
        }
    }

    function bounds() external view returns (IReportBound[] memory) {
        return _bounds;
    }
}
