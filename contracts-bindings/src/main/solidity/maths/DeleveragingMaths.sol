// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title Who is deleveraged first, how much of it, and at which price
/// @notice Money is USD times 1e6, prices USD times 1e8, sizes in market units with their sign.
/// @dev Pure, mirrored line by line in Java.
library DeleveragingMaths {
    int256 private constant PRICE_PER_MONEY = 100;

    /// @notice By what winners of one side are ranked. The mark is the same for all of a side, so it is left out.
    enum RankRule {
        /// profit / entry notional times notional / equity (BitMEX)
        BITMEX,
        /// mark / entry price times notional / equity, the first factor inverted for shorts (Hyperliquid)
        HYPERLIQUID,
        /// unrealised profit in dollars
        PROFIT,
        /// none: every winner gives up the same share
        PRO_RATA
    }

    /// @notice A place in the queue: the larger numerator / denominator comes first. Neither is negative.
    struct Rank {
        int256 numerator;
        int256 denominator;
    }

    /// @notice The price at which a closed size would have left nothing, rounded towards the price at which it was closed.
    /// @param shortfall what it left unpaid at that price
    function bankruptcyPrice(int64 size, int64 executionPrice, int64 shortfall, int64 sizeUnit)
        internal
        pure
        returns (int64)
    {
        int64 distance =
            FixedPoint.mulDivFloor(shortfall, sizeUnit * PRICE_PER_MONEY, MarginMaths.magnitude(size));
        return FixedPoint.toInt64(size > 0 ? int256(executionPrice) + distance : int256(executionPrice) - distance);
    }

    /// @notice How much of a size must be closed so that `amount` is given up, rounded up, at most all.
    /// @param givenUpPerUnit USD times 1e8 for 1.0 of the underlying, positive
    function sizeFor(int64 amount, int64 givenUpPerUnit, int64 sizeUnit, int64 most) internal pure returns (int64) {
        int256 size = (int256(amount) * sizeUnit * PRICE_PER_MONEY + givenUpPerUnit - 1) / givenUpPerUnit;
        return size < most ? int64(size) : most;
    }

    /// @notice The place of a position with this profit and equity, both positive, at the mark.
    function rank(RankRule rule, int64 size, int64 entryPrice, int64 profit, int64 equity)
        internal
        pure
        returns (Rank memory)
    {
        if (rule == RankRule.BITMEX) return Rank(profit, int256(entryPrice) * equity);
        if (rule == RankRule.PROFIT) return Rank(profit, 1);
        if (rule == RankRule.PRO_RATA) return Rank(1, 1);
        int256 magnitude = MarginMaths.magnitude(size);
        return size > 0 ? Rank(magnitude, int256(entryPrice) * equity) : Rank(magnitude * entryPrice, equity);
    }

    /// @notice Whether the first comes before the second; false for equal ranks.
    function isAhead(Rank memory first, Rank memory second) internal pure returns (bool) {
        return first.numerator * second.denominator > second.numerator * first.denominator;
    }
}
