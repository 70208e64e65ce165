// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ACTIONS, Action, ActionSets, IGate} from "../interfaces/IGate.sol";
import {IRoles, Role} from "../interfaces/IRoles.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title Stops single actions
/// @notice The guardian stops, the governor lets go on. Forced closes keep the pool solvent, so they go on by themselves
/// `maxForcedPause` seconds after they were stopped, and cannot be stopped again until the governor has let them go on:
/// neither a guardian who is gone nor one who is hostile freezes them for longer.
contract Pause is IGate {
    error ActionPaused(Action action);

    /// @notice Bit n of `actions` stands for the action n.
    event ActionsPaused(uint256 actions);
    event ActionsResumed(uint256 actions);

    IRoles private immutable _roles;
    uint64 private immutable _maxForcedPause;
    mapping(Action action => uint64) private _pausedAt;

    constructor(IRoles roles, uint64 maxForcedPause) {
        Seconds.requireWithin("maxForcedPause", maxForcedPause, 1, 7 days);
        _roles = roles;
        _maxForcedPause = maxForcedPause;
    }

    /// @notice Stops these actions; one that is stopped already stays stopped since then.
    /// @param actions a set, as in the events; bits beyond the last action mean nothing
    function pause(uint256 actions) external {
        _roles.requireRole(Role.GUARDIAN, msg.sender);
        for (uint256 i = 0; i < ACTIONS; i++) {
            bool isMeant = ActionSets.contains(actions, Action(i));
            if (isMeant && _pausedAt[Action(i)] == 0) _pausedAt[Action(i)] = uint64(block.timestamp);
        }
        emit ActionsPaused(actions);
    }

    /// @notice Lets these actions go on, and be stopped again.
    function resume(uint256 actions) external {
        _roles.requireRole(Role.GOVERNOR, msg.sender);
        for (uint256 i = 0; i < ACTIONS; i++) {
            if (ActionSets.contains(actions, Action(i))) delete _pausedAt[Action(i)];
        }
        emit ActionsResumed(actions);
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64) external view {
        if (isPaused(action)) revert ActionPaused(action);
    }

    function isPaused(Action action) public view returns (bool) {
        uint64 since = _pausedAt[action];
        if (since == 0) return false;
        return !_isForced(action) || block.timestamp < since + _maxForcedPause;
    }

    function _isForced(Action action) private pure returns (bool) {
        return action == Action.LIQUIDATE || action == Action.DELEVERAGE;
    }
}
