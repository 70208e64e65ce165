// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title Just as much as brings the rest back above its maintenance margin
/// @notice After the close, which pays the reward and the part's liquidation fee, collateral and PnL of the rest are its
/// maintenance margin and the buffer, but for units of money lost in rounding. Where margin tiers are marginal the rest
/// holds more than that, because its own tier asks for less.
contract MarginRestoring is ILiquidationPolicy {
    int64 private immutable _buffer;
    int64 private immutable _fullBelowShortage;
    int64 private immutable _liquidationFeeRatio;

    /// @param buffer share of the notional above the maintenance margin (times 1e9), at least the liquidation fee: else
    /// the rest would be liquidatable again at once
    /// @param fullBelowShortage USD times 1e6 that margin and buffer lack, below which all is closed
    /// @param liquidationFeeRatio the market's (times 1e9)
    constructor(int64 buffer, int64 fullBelowShortage, int64 liquidationFeeRatio) {
        Figures.requireWithin("liquidationFeeRatio", liquidationFeeRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("buffer", buffer, liquidationFeeRatio, FixedPoint.RATIO_ONE);
        Figures.requireWithin("fullBelowShortage", fullBelowShortage, 0, type(int64).max);
        _buffer = buffer;
        _fullBelowShortage = fullBelowShortage;
        _liquidationFeeRatio = liquidationFeeRatio;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external view returns (int64) {
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        LiquidationMaths.Restoring memory needed = LiquidationMaths.restoring(
            exposure.notional, exposure.equity, exposure.maintenanceMargin, _buffer, _liquidationFeeRatio
        );
        if (needed.shortage < _fullBelowShortage) return size;
        return LiquidationMaths.partFreeing(needed.shortage, needed.freedByAll, size);
    }
}
