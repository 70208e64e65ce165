// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title What a position is worth and what it must hold
/// @notice Money is USD times 1e6, prices USD times 1e8, ratios times 1e9; a size of `sizeUnit` is 1.0 of the underlying.
/// Every rounding is in favour of the protocol: what a trader owes goes up, what a trader owns goes down.
/// @dev Pure, mirrored line by line in Java.
library MarginMaths {
    /// @dev Price has two digits more than money, so size times price is too large by this and by `sizeUnit`.
    int256 private constant PRICE_PER_MONEY = 100;

    /// @notice The value of |size| at `price`, rounded up because margins and fees are charged on it.
    function notional(int64 size, int64 price, int64 sizeUnit) internal pure returns (int64) {
        return FixedPoint.mulDivCeil(magnitude(size), price, sizeUnit * PRICE_PER_MONEY);
    }

    /// @notice The same with the sign of the side.
    function signedNotional(int64 size, int64 price, int64 sizeUnit) internal pure returns (int64) {
        int64 value = notional(size, price, sizeUnit);
        return size < 0 ? -value : value;
    }

    /// @notice What the trader gains (positive) or loses (negative) between the two prices, rounded against the trader.
    function pnl(int64 size, int64 entryPrice, int64 price, int64 sizeUnit) internal pure returns (int64) {
        return FixedPoint.mulDivFloor(size, int256(price) - entryPrice, sizeUnit * PRICE_PER_MONEY);
    }

    /// @notice A share of a notional, rounded up: the liquidation fee, and a margin before its tier's amount.
    function ratioOf(int64 notional_, int64 ratio) internal pure returns (int64) {
        return FixedPoint.mulDivCeil(notional_, ratio, FixedPoint.RATIO_ONE);
    }

    /// @notice The margin of a notional in its tier, rounded up.
    /// @param amount what the tier takes back so that the margin does not jump where the tier begins
    function tieredMargin(int64 notional_, int64 ratio, int64 amount) internal pure returns (int64) {
        return ratioOf(notional_, ratio) - amount;
    }

    /// @notice The entry price of a position that grows by `size` of the same sign at `price`, rounded against the trader.
    function averageEntry(int64 oldSize, int64 oldEntry, int64 size, int64 price) internal pure returns (int64) {
        int256 bought = magnitude(oldSize) * oldEntry + magnitude(size) * price;
        int256 whole = magnitude(oldSize) + magnitude(size);
        return size > 0 ? FixedPoint.mulDivCeil(bought, 1, whole) : FixedPoint.mulDivFloor(bought, 1, whole);
    }

    /// @notice |size|, which for the smallest number needs more than 64 bits.
    function magnitude(int64 size) internal pure returns (int256) {
        return size < 0 ? -int256(size) : int256(size);
    }

    /// @notice What would be left for the trader if the position were liquidated now; may be negative.
    function triggerEquity(int64 collateral, int64 pnl_, int64 liquidationFee, int64 keeperReward)
        internal
        pure
        returns (int64)
    {
        return collateral + pnl_ - liquidationFee - keeperReward;
    }

    /// @notice Strict: a position that holds exactly its maintenance margin is healthy.
    function isLiquidatable(int64 triggerEquity_, int64 maintenanceMargin) internal pure returns (bool) {
        return triggerEquity_ < maintenanceMargin;
    }

    /// @notice Net PnL of all positions of both sides at `price`, rounded down; it differs from the sum over the
    /// positions by less than two units of money for each.
    function netPnl(int64 netSize, int64 netEntryNotional, int64 price, int64 sizeUnit) internal pure returns (int64) {
        return FixedPoint.mulDivFloor(netSize, price, sizeUnit * PRICE_PER_MONEY) - netEntryNotional;
    }
}
