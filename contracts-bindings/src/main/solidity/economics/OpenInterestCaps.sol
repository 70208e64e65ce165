// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IOpenInterestCaps} from "../interfaces/IOpenInterestCaps.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";

/// @title Caps of each side, in the underlying and in dollars of entry notional
contract OpenInterestCaps is IOpenInterestCaps {
    /// @notice Sizes in market units, notionals USD times 1e6; the largest int64 stands for "no cap".
    struct Caps {
        int64 longSize;
        int64 shortSize;
        int64 longNotional;
        int64 shortNotional;
    }

    int64 private immutable _longSize;
    int64 private immutable _shortSize;
    int64 private immutable _longNotional;
    int64 private immutable _shortNotional;

    constructor(Caps memory caps) {
        Figures.requireWithin("longSize", caps.longSize, 0, type(int64).max);
        Figures.requireWithin("shortSize", caps.shortSize, 0, type(int64).max);
        Figures.requireWithin("longNotional", caps.longNotional, 0, type(int64).max);
        Figures.requireWithin("shortNotional", caps.shortNotional, 0, type(int64).max);
        _longSize = caps.longSize;
        _shortSize = caps.shortSize;
        _longNotional = caps.longNotional;
        _shortNotional = caps.shortNotional;
    }

    /// @inheritdoc IOpenInterestCaps
    function requireWithin(IPerpMarket.OpenInterest calldata interest, bool isLong) external view {
        _require(isLong, isLong ? interest.longSize : interest.shortSize, isLong ? _longSize : _shortSize);
        _require(
            isLong,
            isLong ? interest.longEntryNotional : interest.shortEntryNotional,
            isLong ? _longNotional : _shortNotional
        );
    }

    function _require(bool isLong, int64 interest, int64 cap) private pure {
        if (interest > cap) revert OpenInterestAboveCap(isLong, interest, cap);
    }
}
