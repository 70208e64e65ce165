// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title How much of its traders' PnL a pool stands for
/// @notice Money is USD times 1e6, factors are ratios times 1e9.
/// @dev Pure, mirrored line by line in Java. Source: GMX v2, MarketUtils.getCappedPnl, PositionUtils.getPositionPnlUsd.
library PnlCapMaths {
    /// @notice The ratio that stands for every larger one: a thousand times the pool.
    int64 internal constant MOST_PNL_TO_POOL = 1000 * FixedPoint.RATIO_ONE;

    /// @notice A side's PnL, at most `factor` times the cash; a loss is not capped.
    function capped(int64 sidePnl, int64 cash, int64 factor) internal pure returns (int64) {
        return FixedPoint.min(sidePnl, FixedPoint.mulDivFloor(cash, factor, FixedPoint.RATIO_ONE));
    }

    /// @notice What a winner does not get, so that all winners of the side together get the cap; the payout is rounded
    /// down.
    function withheld(int64 profit, int64 sidePnl, int64 cash, int64 factor) internal pure returns (int64) {
        int64 most = capped(sidePnl, cash, factor);
        if (sidePnl <= 0 || most == sidePnl) return 0;
        return profit - FixedPoint.mulDivFloor(profit, most, sidePnl);
    }

    /// @notice A side's profit over the cash, rounded down; zero for a loss.
    function pnlToPool(int64 sidePnl, int64 cash) internal pure returns (int64) {
        if (sidePnl <= 0) return 0;
        if (sidePnl / 1000 >= cash) return MOST_PNL_TO_POOL;
        return FixedPoint.mulDivFloor(sidePnl, FixedPoint.RATIO_ONE, cash);
    }
}
