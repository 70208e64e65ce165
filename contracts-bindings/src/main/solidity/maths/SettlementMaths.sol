// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title Who gets what is left of a closed position
/// @notice A shortfall is what is missing before any fee: fees never make one. The keeper is served before the fee
/// because without keepers nothing is liquidated.
/// @dev Money is USD times 1e6. Pure, mirrored line by line in Java.
library SettlementMaths {
    /// @notice `keeperReward + liquidationFee + payout` is the equity if that is positive; `shortfall` is its size if negative.
    struct Split {
        int64 shortfall;
        int64 keeperReward;
        int64 liquidationFee;
        int64 feesWaived;
        int64 payout;
    }

    /// @param equity collateral plus PnL received, may be negative
    function split(int64 equity, int64 rewardDue, int64 feeDue) internal pure returns (Split memory parts) {
        int64 remaining = FixedPoint.max(equity, 0);
        parts.shortfall = remaining - equity;
        parts.keeperReward = FixedPoint.min(rewardDue, remaining);
        remaining -= parts.keeperReward;
        parts.liquidationFee = FixedPoint.min(feeDue, remaining);
        parts.payout = remaining - parts.liquidationFee;
        parts.feesWaived = rewardDue + feeDue - parts.keeperReward - parts.liquidationFee;
    }
}
