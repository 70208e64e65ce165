// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Signed fixed-point arithmetic with the rounding in the name
/// @notice Operands are numbers that fit 64 bits, so products never overflow 256; every result fits 64 bits or reverts.
/// @dev Mirrored line by line in Java, where the product has 128 bits.
library FixedPoint {
    /// @notice The quotient is too large for a signed 64-bit integer.
    error DoesNotFit64Bits(int256 value);

    /// @notice 1.0 as a ratio.
    int64 internal constant RATIO_ONE = 1e9;

    /// @notice `x * y / d` rounded towards minus infinity; `d` must be positive.
    function mulDivFloor(int256 x, int256 y, int256 d) internal pure returns (int64) {
        int256 product = x * y;
        int256 quotient = product / d;
        return toInt64(product % d < 0 ? quotient - 1 : quotient);
    }

    /// @notice `x * y / d` rounded towards plus infinity; `d` must be positive.
    function mulDivCeil(int256 x, int256 y, int256 d) internal pure returns (int64) {
        int256 product = x * y;
        int256 quotient = product / d;
        return toInt64(product % d > 0 ? quotient + 1 : quotient);
    }

    /// @notice The same number in 64 bits; reverts if it does not fit.
    function toInt64(int256 value) internal pure returns (int64 narrow) {
        narrow = int64(value);
        if (narrow != value) revert DoesNotFit64Bits(value);
    }

    function min(int64 a, int64 b) internal pure returns (int64) {
        return a < b ? a : b;
    }

    function max(int64 a, int64 b) internal pure returns (int64) {
        return a > b ? a : b;
    }
}
