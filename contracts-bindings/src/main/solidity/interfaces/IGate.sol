// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What may be asked of a market or of its pool.
enum Action {
    OPEN,
    INCREASE,
    DECREASE,
    CLOSE,
    LIQUIDATE,
    DELEVERAGE,
    DEPOSIT,
    WITHDRAW
}

/// @title One condition that must hold before something is done
/// @notice A gate reads and refuses; it never changes anything, so that its answer is the same for every caller of a block.
interface IGate {
    /// @notice Reverts with an error of its own if the action must not go ahead.
    /// @param account the position concerned, zero for the pool's actions
    /// @param changedAt when that position was last changed (Unix seconds), zero if there is none yet
    function check(Action action, uint64 account, uint64 changedAt) external view;
}
