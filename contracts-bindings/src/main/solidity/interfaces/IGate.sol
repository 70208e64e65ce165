// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "./Figures.sol";

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

/// @dev How many actions there are; a literal, because it is the length of arrays too.
uint256 constant ACTIONS = 8;

/// @title Sets of actions, in which bit n stands for the action n
library ActionSets {
    uint256 internal constant ALL = 2 ** ACTIONS - 1;

    /// @dev A set given at deployment names at least one action, and none that does not exist.
    function requireValid(uint256 set) internal pure {
        Figures.requireWithin("actions", int256(set), 1, int256(ALL));
    }

    function contains(uint256 set, Action action) internal pure returns (bool) {
        return set >> uint256(action) & 1 != 0;
    }
}

/// @title One condition that must hold before something is done
/// @notice A gate reads and refuses; it never changes anything, so that its answer is the same for every caller of a block.
interface IGate {
    /// @notice Reverts with an error of its own if the action must not go ahead.
    /// @param account the position concerned, zero for the pool's actions
    /// @param changedAt when that position was last changed (Unix seconds), zero if there is none yet
    function check(Action action, uint64 account, uint64 changedAt) external view;
}
