// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title Who gets what is left of a closed position
/// @notice A shortfall is what is missing before any fee: fees never make one. The keeper is served before the fee
/// because without keepers nothing is liquidated, and what the pool is owed for the time comes last.
/// @dev Money is USD times 1e6. Pure, mirrored line by line in Java.
library SettlementMaths {
    /// @notice What is due of a position that is closed, USD times 1e6, none negative.
    struct Dues {
        int64 keeperReward;
        int64 liquidationFee;
        int64 borrowingFee;
    }

    /// @notice The three fees and the payout add up to the equity if that is positive; `shortfall` is its size if negative.
    struct Split {
        int64 shortfall;
        int64 keeperReward;
        int64 liquidationFee;
        int64 borrowingFee;
        int64 feesWaived;
        int64 payout;
    }

    /// @param equity collateral plus PnL received, may be negative
    /// @param most what the fees may take of it, not negative: all, or the share of the part that is closed
    function split(int64 equity, int64 most, Dues memory dues) internal pure returns (Split memory parts) {
        int64 whole = FixedPoint.max(equity, 0);
        int64 remaining = FixedPoint.min(whole, most);
        parts.shortfall = whole - equity;
        parts.keeperReward = FixedPoint.min(dues.keeperReward, remaining);
        remaining -= parts.keeperReward;
        parts.liquidationFee = FixedPoint.min(dues.liquidationFee, remaining);
        remaining -= parts.liquidationFee;
        parts.borrowingFee = FixedPoint.min(dues.borrowingFee, remaining);
        int64 paid = parts.keeperReward + parts.liquidationFee + parts.borrowingFee;
        parts.payout = whole - paid;
        parts.feesWaived = dues.keeperReward + dues.liquidationFee + dues.borrowingFee - paid;
    }
}
