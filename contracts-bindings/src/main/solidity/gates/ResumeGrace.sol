// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {Action, IGate} from "../interfaces/IGate.sol";
import {IReportFeed} from "../interfaces/IReportFeed.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title A while of grace after a feed was silent
/// @notice The first prices after a halt may be old ones and nobody could act before (dYdX, 10 October 2025), so some
/// actions wait; GMX v2 waits 300 s after a sequencer's return.
contract ResumeGrace is IGate {
    int256 private constant ALL_ACTIONS = int256(2 ** (uint256(type(Action).max) + 1) - 1);

    /// @notice `grace` in seconds; bit n of `actions` stands for the action n.
    struct Limits {
        uint64 grace;
        uint64 actions;
    }

    /// @notice The action is allowed again at `until` (Unix seconds).
    error InGracePeriod(uint64 until);

    IReportFeed private immutable _feed;
    uint64 private immutable _grace;
    uint64 private immutable _actions;

    constructor(IReportFeed feed, Limits memory limits) {
        Seconds.requireWithin("grace", limits.grace, 1, 1 days);
        Figures.requireWithin("actions", int256(uint256(limits.actions)), 1, ALL_ACTIONS);
        _feed = feed;
        _grace = limits.grace;
        _actions = limits.actions;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64) external view {
        if (_actions >> uint64(action) & 1 == 0) return;
        uint64 resumedAt = _feed.resumedAt();
        if (resumedAt != 0 && block.timestamp < resumedAt + _grace) revert InGracePeriod(resumedAt + _grace);
    }
}
