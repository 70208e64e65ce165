// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";

/// @title The formulas of a position once more, written in the plainest way and without the contracts' libraries
/// @notice All numbers are 256 bits wide; units and roundings are those of the contracts.
abstract contract PlainMaths {
    int256 private constant RATIO_ONE = 1e9;

    /// @dev Size units (1e6 per 1.0) times price (1e8) over this is money (1e6).
    int256 private constant UNITS = 1e6 * 100;

    function pnlOf(int256 size, int256 entry, int256 price) internal pure returns (int256) {
        return floor(size * (price - entry), UNITS);
    }

    function notionalOf(int256 size, int256 price) internal pure returns (int256) {
        return ceiling(magnitude(size) * price, UNITS);
    }

    function ratioOf(int256 amount, int256 ratio) internal pure returns (int256) {
        return ceiling(amount * ratio, RATIO_ONE);
    }

    /// @dev The average of both parts' entry prices, up for a long and down for a short.
    function averageOf(int256 size, int256 entry, int256 added, int256 price) internal pure returns (int256) {
        int256 paid = magnitude(size) * entry + magnitude(added) * price;
        int256 whole = magnitude(size + added);
        return size > 0 ? ceiling(paid, whole) : floor(paid, whole);
    }

    /// @dev Each tier's ratio on its own part of the notional, like an income tax; rounded up once at the end.
    function marginOf(IPerpMarket.Tier[] memory tiers, int256 notional, bool isInitial) internal pure returns (int256) {
        int256 sum = 0;
        for (uint256 k = 0; k < tiers.length && notional > tiers[k].from; k++) {
            int256 end = k + 1 < tiers.length ? least(notional, tiers[k + 1].from) : notional;
            int256 ratio = isInitial ? tiers[k].initialMarginRatio : tiers[k].maintenanceMarginRatio;
            sum += (end - tiers[k].from) * ratio;
        }
        return ceiling(sum, RATIO_ONE);
    }

    /// @dev Fuzzers like small and repeated numbers, which make small positions and one price. Seven numbers of eight are
    /// spread evenly; the eighth stays as it is, for the sake of the edges.
    function spread(uint256 number) internal pure returns (uint256) {
        uint256 even = uint256(keccak256(abi.encode(number)));
        return even % 8 == 0 ? number : even >> 3;
    }

    function floor(int256 x, int256 d) internal pure returns (int256) {
        return x >= 0 ? x / d : -ceiling(-x, d);
    }

    function ceiling(int256 x, int256 d) internal pure returns (int256) {
        return x > 0 ? (x + d - 1) / d : -(-x / d);
    }

    function magnitude(int256 x) internal pure returns (int256) {
        return x < 0 ? -x : x;
    }

    function least(int256 a, int256 b) internal pure returns (int256) {
        return a < b ? a : b;
    }

    function most(int256 a, int256 b) internal pure returns (int256) {
        return a > b ? a : b;
    }
}
