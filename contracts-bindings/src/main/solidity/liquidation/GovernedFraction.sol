// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {IParameter} from "../interfaces/IParameter.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title A share of the position at a time that the governor may change, small positions at once
contract GovernedFraction is ILiquidationPolicy {
    IParameter private immutable _parameters;
    int64 private immutable _fullBelowNotional;

    /// @param parameters knows `liquidationRatio` (times 1e9); the market refuses a part of nothing and of more than all
    /// @param fullBelowNotional USD times 1e6 below which all is closed
    constructor(IParameter parameters, int64 fullBelowNotional) {
        Figures.requireWithin("fullBelowNotional", fullBelowNotional, 0, type(int64).max);
        _parameters = parameters;
        _fullBelowNotional = fullBelowNotional;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external view returns (int64) {
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        if (exposure.notional < _fullBelowNotional) return size;
        return LiquidationMaths.fraction(size, _parameters.valueOf("liquidationRatio"));
    }
}
