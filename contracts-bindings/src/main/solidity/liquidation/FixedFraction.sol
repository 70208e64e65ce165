// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title A fixed share of the position at a time, small positions at once
/// @notice Hyperliquid closes 20 %, Perp v2 at most 50 %.
contract FixedFraction is ILiquidationPolicy {
    int64 private immutable _ratio;
    int64 private immutable _fullBelowNotional;

    /// @param ratio share of what is open (times 1e9), above zero and at most 1.0
    /// @param fullBelowNotional USD times 1e6 below which all is closed
    constructor(int64 ratio, int64 fullBelowNotional) {
        Figures.requireWithin("ratio", ratio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("fullBelowNotional", fullBelowNotional, 0, type(int64).max);
        _ratio = ratio;
        _fullBelowNotional = fullBelowNotional;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external view returns (int64) {
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        return exposure.notional < _fullBelowNotional ? size : LiquidationMaths.fraction(size, _ratio);
    }
}
