// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title How much stake a deficit costs (Aave Umbrella)
/// @notice Money is USD times 1e6, the ratio is times 1e9.
/// @dev Pure, mirrored line by line in Java.
library DeficitMaths {
    /// @notice What stakers still owe of a deficit: not the first `offset`, nor what is being turned into dollars.
    function newDeficit(int64 deficit, int64 offset, int64 pending) internal pure returns (int64) {
        return FixedPoint.max(0, deficit - offset - pending);
    }

    /// @notice What must be raised so that the fee on a slash is paid as well, rounded up.
    function withFee(int64 deficit, int64 feeRatio) internal pure returns (int64) {
        return deficit + MarginMaths.ratioOf(deficit, feeRatio);
    }

    /// @notice The part of a deficit that is covered if `raised` dollars of the needed can be raised, rounded down.
    function covered(int64 deficit, int64 raised, int64 needed) internal pure returns (int64) {
        return raised >= needed ? deficit : FixedPoint.mulDivFloor(deficit, raised, needed);
    }

    /// @notice What stake that brings `raised` can pay beside the fee, rounded down.
    function withoutFee(int64 raised, int64 feeRatio) internal pure returns (int64) {
        return FixedPoint.mulDivFloor(raised, FixedPoint.RATIO_ONE, int256(FixedPoint.RATIO_ONE) + feeRatio);
    }
}
