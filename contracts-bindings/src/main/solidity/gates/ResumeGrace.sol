// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, ActionSets, IGate} from "../interfaces/IGate.sol";
import {IResumption} from "../interfaces/IResumption.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title A while of grace after a feed was silent or a sequencer down
/// @notice The first prices after a halt may be old ones and nobody could act before (dYdX, 10 October 2025), so some
/// actions wait; GMX v2 waits 300 s after a sequencer's return. While a sequencer is known to be down they are refused with
/// what its feed says. The second `resumedAt + grace` is the first one allowed; in Chainlink's example it is the last refused.
contract ResumeGrace is IGate {
    /// @notice `grace` in seconds; bit n of `actions` stands for the action n.
    struct Limits {
        uint64 grace;
        uint64 actions;
    }

    /// @notice The action is allowed again at `until` (Unix seconds).
    error InGracePeriod(uint64 until);

    IResumption private immutable _silent;
    uint64 private immutable _grace;
    uint64 private immutable _actions;

    constructor(IResumption silent, Limits memory limits) {
        Seconds.requireWithin("grace", limits.grace, 1, 1 days);
        ActionSets.requireValid(limits.actions);
        _silent = silent;
        _grace = limits.grace;
        _actions = limits.actions;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64) external view {
        if (!ActionSets.contains(_actions, action)) return;
        uint64 resumedAt = _silent.resumedAt();
        if (resumedAt != 0 && block.timestamp < resumedAt + _grace) revert InGracePeriod(resumedAt + _grace);
    }
}
