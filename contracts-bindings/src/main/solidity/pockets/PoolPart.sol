// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPocket} from "../interfaces/IPocket.sol";

/// @title A pocket whose money is a part of the LP pool's
/// @notice It says how much of a shortfall falls on whom within the pool; no token moves.
abstract contract PoolPart is IPocket {
    address private immutable _waterfall;

    constructor(address waterfall) {
        _waterfall = waterfall;
    }

    /// @inheritdoc IPocket
    /// @notice Nothing of its own: what it forgoes lies in the pool, and covers no loss of the pool's.
    function available() external pure returns (uint256 balance, uint256 capPerEvent) {
        return (0, uint64(type(int64).max));
    }

    /// @inheritdoc IPocket
    function isInPool() external pure returns (bool) {
        return true;
    }

    function _requireWaterfall() internal view {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
    }
}
