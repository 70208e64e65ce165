// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, IGate} from "../interfaces/IGate.sol";
import {IShortfalls} from "../interfaces/IShortfalls.sol";

/// @title Nobody takes money out while a shortfall waits
/// @notice Holds back traders and depositors from the oldest pending shortfall on, for a bounded time.
contract WithdrawalGate is IGate {
    /// @notice Until then (Unix seconds), or until nothing is pending.
    error WithdrawalsHeldBack(uint64 until);

    IShortfalls private immutable _shortfalls;
    uint64 private immutable _duration;

    /// @param duration seconds, counted from the oldest pending shortfall
    constructor(IShortfalls shortfalls, uint64 duration) {
        _shortfalls = shortfalls;
        _duration = duration;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64, uint64) external view {
        if (action != Action.DECREASE && action != Action.CLOSE && action != Action.WITHDRAW) return;
        if (_shortfalls.pending() == 0) return;
        uint64 until = _shortfalls.oldest().since + _duration;
        if (block.timestamp < until) revert WithdrawalsHeldBack(until);
    }
}
