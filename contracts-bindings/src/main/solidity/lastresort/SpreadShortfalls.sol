// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISpread} from "../interfaces/ISpread.sol";
import {Shortfalls} from "./Shortfalls.sol";

/// @title Shortfalls that all open positions bear when the wait for winners is over
/// @notice Only what is more than all entry notional is written off.
contract SpreadShortfalls is Shortfalls {
    /// @notice All open positions together owe this (USD times 1e6) from now on: the share `ratio` (times 1e9) of each
    /// one's entry notional.
    event LossSpread(int64 amount, int64 ratio);

    ISpread private immutable _carry;

    /// @param carry over which it is spread
    constructor(
        address waterfall,
        int64 sizeUnit,
        uint64 window,
        address firstResolver,
        address secondResolver,
        ISpread carry
    ) Shortfalls(waterfall, sizeUnit, window, firstResolver, secondResolver) {
        _carry = carry;
    }

    function _bear(int64 amount) internal override returns (int64 rest) {
        (int64 borne, int64 ratio) = _carry.spread(amount);
        if (borne > 0) emit LossSpread(borne, ratio);
        return amount - borne;
    }
}
