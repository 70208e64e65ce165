// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title What a keeper is paid for a transaction
/// @notice Money is USD times 1e6, ratios are times 1e9; rounded up, because without keepers nothing is liquidated.
/// @dev Pure, mirrored line by line in Java.
library RewardMaths {
    /// @dev A million gwei and ten million dollars: prices above count as these, so that no feed can overflow a reward and
    /// with it stop all liquidations.
    int64 private constant MOST_GAS_PRICE = 1e14;
    int64 private constant MOST_ETHER_PRICE = 1e15;

    /// @dev Gas prices have eight decimals of a gwei.
    int256 private constant GAS_PRICE_PER_GWEI = 1e8;
    /// @dev A gwei at a price with eight decimals, in money with six: 9 + 8 - 6.
    int256 private constant GWEI_PRICE_PER_MONEY = 1e11;

    /// @param gasUnits at most 1e9
    /// @param gasPrice gwei times 1e8
    /// @param etherPrice USD times 1e8
    function gasCost(int64 gasUnits, int64 gasPrice, int64 etherPrice) internal pure returns (int64) {
        int64 gwei_ = FixedPoint.mulDivCeil(gasUnits, FixedPoint.min(gasPrice, MOST_GAS_PRICE), GAS_PRICE_PER_GWEI);
        return FixedPoint.mulDivCeil(gwei_, FixedPoint.min(etherPrice, MOST_ETHER_PRICE), GWEI_PRICE_PER_MONEY);
    }

    /// @notice min(max(cost + least, cost * (1 + profit), cost + flag), most) (Synthetix v3).
    function reward(int64 cost, int64 least, int64 profitRatio, int64 flagReward, int64 most)
        internal
        pure
        returns (int64)
    {
        int64 premium = FixedPoint.max(FixedPoint.max(least, MarginMaths.ratioOf(cost, profitRatio)), flagReward);
        return cost >= most ? most : FixedPoint.min(most - cost, premium) + cost;
    }
}
