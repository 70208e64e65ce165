// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title What a trade moves its own price
/// @notice Money is USD times 1e6, prices USD times 1e8, factors times 1e18 per dollar to the power of the exponent.
/// Every rounding is against the trader.
/// @dev Pure, mirrored line by line in Java. Sources: GMX v2, PricingUtils; Synthetix v3, AsyncOrder.calculateFillPrice.
library ImpactMaths {
    /// @notice `exponent` is 1 or 2; `mostGain` and `mostLoss` are ratios of the trade's notional.
    struct PowerLaw {
        int64 exponent;
        int64 gainFactor;
        int64 lossFactor;
        int64 mostGain;
        int64 mostLoss;
    }

    int64 private constant FACTOR_ONE = 1e18;
    int64 private constant MONEY_SQUARED = 1e12;
    int256 private constant PRICE_PER_MONEY = 100;

    /// @notice What the trader gains (positive) or pays for a change of the skew, before the impact pool's limit.
    /// @param skew notional of longs less shorts before the trade
    /// @param skewAfter the same after it
    /// @param notional of the trade
    function powerLaw(PowerLaw memory law, int64 skew, int64 skewAfter, int64 notional) internal pure returns (int64) {
        int64 before = skew < 0 ? -skew : skew;
        int64 afterwards = skewAfter < 0 ? -skewAfter : skewAfter;
        int64 gain;
        int64 loss;
        if (skew != 0 && skewAfter != 0 && (skew > 0) != (skewAfter > 0)) {
            gain = _gained(law, 0, before);
            loss = _lost(law, 0, afterwards);
        } else if (afterwards < before) {
            gain = _gained(law, afterwards, before);
        } else {
            loss = _lost(law, before, afterwards);
        }
        return FixedPoint.max(
            -FixedPoint.mulDivCeil(notional, law.mostLoss, FixedPoint.RATIO_ONE),
            FixedPoint.min(gain - loss, FixedPoint.mulDivFloor(notional, law.mostGain, FixedPoint.RATIO_ONE))
        );
    }

    /// @notice The price at which |size| times its distance from `price` is |impact|; at least one unit.
    /// @param size positive if the trader buys
    function impactedPrice(int64 price, int64 impact, int64 size, int64 sizeUnit) internal pure returns (int64) {
        int256 unit = sizeUnit * PRICE_PER_MONEY;
        int64 moved = size > 0
            ? price + FixedPoint.mulDivCeil(-int256(impact), unit, size)
            : price + FixedPoint.mulDivFloor(impact, unit, -int256(size));
        return FixedPoint.max(moved, 1);
    }

    /// @notice `price * (1 + (premium before + premium after) / 2)`, a premium being skew over `skewScale`; at least one
    /// unit.
    /// @param skew size of longs less shorts before the trade
    /// @param size positive if the trader buys
    function premiumPrice(int64 price, int64 skew, int64 size, int64 skewScale) internal pure returns (int64) {
        int64 skews = skew + skew + size;
        int256 twice = 2 * int256(skewScale);
        int64 moved = size > 0
            ? price + FixedPoint.mulDivCeil(price, skews, twice)
            : price + FixedPoint.mulDivFloor(price, skews, twice);
        return FixedPoint.max(moved, 1);
    }

    function _gained(PowerLaw memory law, int64 less, int64 more) private pure returns (int64) {
        if (law.exponent == 1) return FixedPoint.mulDivFloor(more - less, law.gainFactor, FACTOR_ONE);
        int64 squares = FixedPoint.mulDivFloor(more - less, int256(more) + less, MONEY_SQUARED);
        return FixedPoint.mulDivFloor(squares, law.gainFactor, MONEY_SQUARED);
    }

    function _lost(PowerLaw memory law, int64 less, int64 more) private pure returns (int64) {
        if (law.exponent == 1) return FixedPoint.mulDivCeil(more - less, law.lossFactor, FACTOR_ONE);
        int64 squares = FixedPoint.mulDivCeil(more - less, int256(more) + less, MONEY_SQUARED);
        return FixedPoint.mulDivCeil(squares, law.lossFactor, MONEY_SQUARED);
    }
}
