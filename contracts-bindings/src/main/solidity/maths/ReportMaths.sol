// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title What becomes of several reports, and of one after another
/// @dev Mirrored line by line in Java.
library ReportMaths {
    /// @notice The middle value, of an even count the lower of the two; at least one is needed. Sorts `values` in place.
    /// @dev Medians keep the order of fields: where every bid is at most its price, so are the medians.
    function lowerMedian(int64[] memory values) internal pure returns (int64) {
        for (uint256 i = 1; i < values.length; i++) {
            int64 value = values[i];
            uint256 place = i;
            for (; place > 0 && values[place - 1] > value; place--) {
                values[place] = values[place - 1];
            }
            values[place] = value;
        }
        return values[(values.length - 1) / 2];
    }

    /// @notice The average after a price that was seen `elapsed` seconds after the last: it moves by that part of the way
    /// that the time is of the window, and all the way after a whole window. Rounded down.
    /// @dev Both prices are positive, so their difference fits 64 bits, and so is the result.
    function movedAverage(int64 average, int64 price, uint64 elapsed, uint64 window) internal pure returns (int64) {
        uint64 counted = elapsed < window ? elapsed : window;
        return average + FixedPoint.mulDivFloor(price - average, int64(counted), int64(window));
    }

    /// @notice The first multiple of `granularity` that is not before `time`: the version that a request then asks for.
    function versionAt(uint64 time, uint64 granularity) internal pure returns (uint64) {
        return (time + granularity - 1) / granularity * granularity;
    }
}
