// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title How two classes of depositors share what a pool gains and loses
/// @notice Money is USD times 1e6, ratios are times 1e9; what the tranches are worth always adds up to the whole.
/// @dev Pure, mirrored line by line in Java.
library TrancheMaths {
    /// @notice One storage slot. A deficit is what losses have taken from those who are still in and gains have not
    /// given back.
    struct Worth {
        int64 junior;
        int64 senior;
        int64 juniorDeficit;
        int64 seniorDeficit;
    }

    /// @notice Who bears losses and gets gains: the junior's share of each; a loss ratio of 1.0 is "junior first".
    struct Ratios {
        int64 loss;
        int64 gain;
    }

    /// @notice The tranches when the whole is worth `total`, not negative.
    function revalued(Worth memory worth, int64 total, Ratios memory ratios) internal pure returns (Worth memory) {
        int64 change = total - worth.junior - worth.senior;
        return change < 0 ? _afterLoss(worth, -change, ratios.loss) : _afterGain(worth, change, ratios.gain);
    }

    /// @notice What a junior that is worth `most` bears of a loss, rounded up: the senior is the one to be protected.
    function juniorLoss(int64 loss, int64 ratio, int64 most) internal pure returns (int64) {
        return FixedPoint.min(most, MarginMaths.ratioOf(loss, ratio));
    }

    /// @notice What is left of a tranche's deficit when some of its shares have gone, rounded down.
    function deficitLeft(int64 deficit, uint256 shares, uint256 all) internal pure returns (int64) {
        return FixedPoint.mulDivFloor(deficit, int256(all - shares), int256(all));
    }

    /// @dev What the senior cannot bear falls on the junior.
    function _afterLoss(Worth memory worth, int64 loss, int64 ratio) private pure returns (Worth memory) {
        int64 senior = FixedPoint.min(worth.senior, loss - juniorLoss(loss, ratio, worth.junior));
        int64 junior = loss - senior;
        return Worth(
            worth.junior - junior, worth.senior - senior, worth.juniorDeficit + junior, worth.seniorDeficit + senior
        );
    }

    /// @dev Losses are made good first, the senior's before the junior's: otherwise the senior would earn from every price
    /// that falls and comes back.
    function _afterGain(Worth memory worth, int64 gain, int64 ratio) private pure returns (Worth memory) {
        int64 senior = FixedPoint.min(gain, worth.seniorDeficit);
        int64 junior = FixedPoint.min(gain - senior, worth.juniorDeficit);
        int64 surplus = gain - senior - junior;
        int64 share = FixedPoint.mulDivFloor(surplus, ratio, FixedPoint.RATIO_ONE);
        return Worth(
            worth.junior + junior + share,
            worth.senior + senior + surplus - share,
            worth.juniorDeficit - junior,
            worth.seniorDeficit - senior
        );
    }
}
