// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title How much of its traders' PnL a pool stands for
/// @notice Money is USD times 1e6, factors are ratios times 1e9.
/// @dev Pure, mirrored line by line in Java. Source: GMX v2, MarketUtils.getCappedPnl, PositionUtils.getPositionPnlUsd.
library PnlCapMaths {
    /// @notice The ratio that stands for every larger one: a thousand times the pool.
    int64 internal constant MOST_PNL_TO_POOL = 1000 * FixedPoint.RATIO_ONE;

    /// @notice The PnL of one side at the mark, rounded down; zero before the first price.
    /// @param mark USD times 1e8
    function ofSide(IPerpMarket.OpenInterest memory interest, bool isLong, int64 mark, int64 sizeUnit)
        internal
        pure
        returns (int64)
    {
        if (mark == 0) return 0;
        return isLong
            ? MarginMaths.netPnl(interest.longSize, interest.longEntryNotional, mark, sizeUnit)
            : MarginMaths.netPnl(-interest.shortSize, -interest.shortEntryNotional, mark, sizeUnit);
    }

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

    /// @notice Cash of which a side's profit is `factor` times at most, rounded up; zero for a loss.
    function cashFor(int64 pnl, int64 factor) internal pure returns (uint256) {
        return pnl <= 0 ? 0 : Math.ceilDiv(uint256(uint64(pnl)) * uint64(FixedPoint.RATIO_ONE), uint64(factor));
    }

    /// @notice How much of a winner to close at the mark so that its side's profit falls to `factor` times the cash,
    /// rounded up, at most all.
    /// @dev Of `profit` all leaves the side's PnL and `profit - withheld_` leaves the cash.
    /// @param magnitude size of the winner, without its side
    function partFor(
        int64 magnitude,
        int64 profit,
        int64 withheld_,
        int64 pnl,
        int64 cash,
        int64 factor
    ) internal pure returns (int64) {
        int64 tooMuch = pnl - FixedPoint.mulDivFloor(cash, factor, FixedPoint.RATIO_ONE);
        int64 lowered = profit - FixedPoint.mulDivCeil(profit - withheld_, factor, FixedPoint.RATIO_ONE);
        return tooMuch < lowered ? FixedPoint.mulDivCeil(magnitude, tooMuch, lowered) : magnitude;
    }
}
