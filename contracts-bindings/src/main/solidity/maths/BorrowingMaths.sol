// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title What the use of a pool's money costs
/// @notice Ratios are times 1e9, rates per year, money USD times 1e6. Every rounding is up.
/// @dev Pure, mirrored line by line in Java. Source: GMX v2, MarketUtils.getBorrowingFactorPerSecond.
library BorrowingMaths {
    /// @notice The share of what may be reserved that is; all of it where nothing may be.
    /// @param reserved entry notional of one side
    /// @param cash of the pool
    /// @param reserveFactor share of the cash that may be reserved
    function usage(int64 reserved, int64 cash, int64 reserveFactor) internal pure returns (int64) {
        if (reserved == 0) return 0;
        int64 reservable = FixedPoint.mulDivFloor(cash, reserveFactor, FixedPoint.RATIO_ONE);
        return reserved >= reservable
            ? FixedPoint.RATIO_ONE
            : FixedPoint.mulDivCeil(reserved, FixedPoint.RATIO_ONE, reservable);
    }

    /// @notice `base` times the usage, and above the optimal usage a second line that ends in `above` at full usage.
    function kinked(int64 used, int64 optimal, int64 base, int64 above) internal pure returns (int64 rate) {
        rate = FixedPoint.mulDivCeil(base, used, FixedPoint.RATIO_ONE);
        if (used > optimal) {
            rate += FixedPoint.mulDivCeil(above - base, used - optimal, FixedPoint.RATIO_ONE - optimal);
        }
    }
}
