// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title How much of a position is closed, in figures of its own
/// @notice Sizes are market units without a sign, money is USD times 1e6, ratios are times 1e9. Parts lie between one unit
/// and all; what decides how much the trader keeps is rounded up, what a limit allows is rounded down.
/// @dev Pure, mirrored line by line in Java.
library LiquidationMaths {
    /// @notice What a position lacks, and what closing all of it would free; both USD times 1e6.
    struct Restoring {
        int64 shortage;
        int64 freedByAll;
    }

    /// @notice A share of a size, rounded up.
    function fraction(int64 size, int64 ratio) internal pure returns (int64) {
        return FixedPoint.mulDivCeil(size, ratio, FixedPoint.RATIO_ONE);
    }

    /// @notice Each unit that is closed frees its maintenance margin and its buffer, and costs its liquidation fee
    /// (Drift: shortage / (price * (margin ratio - fee ratio)), its two fees as one and not lowered where little is left).
    /// @param equity trigger equity, in which the fee of the whole is deducted
    /// @param bufferRatio at least `feeRatio`, so that closing always frees something
    function restoring(int64 notional, int64 equity, int64 maintenanceMargin, int64 bufferRatio, int64 feeRatio)
        internal
        pure
        returns (Restoring memory needed)
    {
        int64 fee = MarginMaths.ratioOf(notional, feeRatio);
        int64 target = maintenanceMargin + MarginMaths.ratioOf(notional, bufferRatio);
        needed.shortage = target - equity - fee;
        needed.freedByAll = target - fee;
    }

    /// @notice The smallest part that frees an amount, rounded up; all if all would not.
    function partFreeing(int64 amount, int64 freedByAll, int64 size) internal pure returns (int64) {
        if (amount >= freedByAll) return size;
        return FixedPoint.max(1, FixedPoint.mulDivCeil(size, amount, freedByAll));
    }

    /// @notice How much of the shortage may be closed by now, rounded down; 1.0 after `duration`.
    /// @param elapsed seconds since the first part
    function rampShare(int64 initialRatio, uint64 elapsed, uint64 duration) internal pure returns (int64) {
        if (elapsed >= duration) return FixedPoint.RATIO_ONE;
        int64 grown = FixedPoint.mulDivFloor(int256(uint256(elapsed)), FixedPoint.RATIO_ONE, int256(uint256(duration)));
        return FixedPoint.min(FixedPoint.RATIO_ONE, initialRatio + grown);
    }

    /// @notice What may be freed now of a shortage of which a part is freed already, rounded up (Drift).
    function freeable(int64 shortage, int64 freed, int64 share) internal pure returns (int64) {
        return MarginMaths.ratioOf(shortage + freed, share) - freed;
    }

    /// @notice The most a window takes, in market units, rounded down (Synthetix v3).
    /// @param feeRatio maker and taker fee together
    /// @param multiplier times 1e9
    function windowCapacity(int64 feeRatio, int64 skewScale, int64 multiplier, uint64 window)
        internal
        pure
        returns (int64)
    {
        int64 perFee = FixedPoint.mulDivFloor(feeRatio, skewScale, FixedPoint.RATIO_ONE);
        return FixedPoint.mulDivFloor(perFee, int256(multiplier) * int256(uint256(window)), FixedPoint.RATIO_ONE);
    }

    /// @notice What one block may take of a position (dYdX): a portion, or what is worth `leastNotional` if that is more,
    /// but never more than is worth `mostNotional`.
    /// @param leastNotional at most `mostNotional`
    function blockLimit(int64 size, int64 notional, int64 portion, int64 leastNotional, int64 mostNotional)
        internal
        pure
        returns (int64)
    {
        if (notional <= leastNotional) return size;
        int64 part = FixedPoint.mulDivFloor(size, portion, FixedPoint.RATIO_ONE);
        part = FixedPoint.max(part, FixedPoint.mulDivCeil(size, leastNotional, notional));
        if (notional > mostNotional) {
            part = FixedPoint.min(part, FixedPoint.mulDivFloor(size, mostNotional, notional));
        }
        return FixedPoint.max(1, part);
    }
}
