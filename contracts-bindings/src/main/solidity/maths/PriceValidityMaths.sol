// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @notice What is wrong with a price, the worst first.
enum Validity {
    NON_POSITIVE,
    TOO_VOLATILE,
    TOO_UNCERTAIN,
    STALE,
    VALID
}

/// @title Tests of a price against its own average, its confidence, its age and a second price
/// @notice Prices are USD times 1e8, ratios times 1e9. Cross products of 256 bits, so nothing is rounded; every limit
/// itself is still allowed.
/// @dev Pure, mirrored line by line in Java.
library PriceValidityMaths {
    /// @notice Whether price and average are further apart than the factor, in either direction. No average counts as
    /// infinitely far.
    function isTooVolatile(int64 price, int64 average, int64 mostVolatility) internal pure returns (bool) {
        int256 larger = FixedPoint.max(price, average);
        int256 smaller = FixedPoint.min(price, average);
        return larger * FixedPoint.RATIO_ONE > smaller * mostVolatility;
    }

    /// @notice Whether the confidence is a larger part of the price than allowed.
    function isTooUncertain(int64 price, int64 confidence, int64 mostUncertainty) internal pure returns (bool) {
        return int256(confidence) * FixedPoint.RATIO_ONE > int256(price) * mostUncertainty;
    }

    /// @notice Whether more than `maxAge` seconds have passed.
    function isStale(uint256 publishTime, uint256 time, uint256 maxAge) internal pure returns (bool) {
        return time > publishTime + maxAge;
    }

    /// @notice Whether the two differ by a larger part of the reference than allowed.
    function isTooFar(int64 price, int64 referencePrice, int64 mostDeviation) internal pure returns (bool) {
        int256 distance = int256(FixedPoint.max(price, referencePrice)) - FixedPoint.min(price, referencePrice);
        return distance * FixedPoint.RATIO_ONE > int256(referencePrice) * mostDeviation;
    }

    /// @notice The set of one state: bit n stands for state n.
    function set(Validity validity) internal pure returns (uint256) {
        return 1 << uint256(validity);
    }

    /// @notice The worst state of a set, VALID if it is empty.
    function worst(uint256 states) internal pure returns (Validity) {
        for (uint256 i = 0; i < uint256(Validity.VALID); i++) {
            if (states & 1 << i != 0) return Validity(i);
        }
        return Validity.VALID;
    }
}
