// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IKeeperReward} from "../interfaces/IKeeperReward.sol";
import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";
import {RewardMaths} from "../maths/RewardMaths.sol";

/// @title A reward that follows the price of gas (Synthetix v3)
/// @notice min(max(cost + least reward, cost * (1 + profit), cost + share of the notional), most reward). The cost is that of
/// a fixed number of gas units at published prices, never at the price that the keeper bids, so it is the same for all.
/// @dev A feed that has no price yet counts as zero, an old price as it is: the reward must not stop a liquidation.
contract GasIndexedReward is IKeeperReward {
    struct Tariff {
        int64 gasUnits;
        int64 leastReward;
        int64 profitRatio;
        int64 notionalRatio;
        int64 mostReward;
    }

    int64 private constant MOST_GAS_UNITS = 1e9;
    int64 private constant MOST_NOTIONAL_RATIO = 1e8;

    IPriceFeed private immutable _gasFeed;
    IPriceFeed private immutable _etherFeed;
    int64 private immutable _gasUnits;
    int64 private immutable _leastReward;
    int64 private immutable _profitRatio;
    int64 private immutable _notionalRatio;
    int64 private immutable _mostReward;

    /// @param gasFeed its prices are gwei times 1e8
    /// @param etherFeed its prices are USD times 1e8
    /// @param tariff gas units of a liquidation; rewards USD times 1e6, ratios times 1e9
    constructor(IPriceFeed gasFeed, IPriceFeed etherFeed, Tariff memory tariff) {
        Figures.requireWithin("gasUnits", tariff.gasUnits, 0, MOST_GAS_UNITS);
        Figures.requireWithin("leastReward", tariff.leastReward, 0, type(int64).max);
        Figures.requireWithin("profitRatio", tariff.profitRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("notionalRatio", tariff.notionalRatio, 0, MOST_NOTIONAL_RATIO);
        Figures.requireWithin("mostReward", tariff.mostReward, tariff.leastReward, type(int64).max);
        _gasFeed = gasFeed;
        _etherFeed = etherFeed;
        _gasUnits = tariff.gasUnits;
        _leastReward = tariff.leastReward;
        _profitRatio = tariff.profitRatio;
        _notionalRatio = tariff.notionalRatio;
        _mostReward = tariff.mostReward;
    }

    /// @inheritdoc IKeeperReward
    function mostReward() external view returns (int64) {
        return _mostReward;
    }

    /// @inheritdoc IKeeperReward
    function reward(int64 notional) external view returns (int64) {
        (int64 gasPrice,) = _gasFeed.latest();
        (int64 etherPrice,) = _etherFeed.latest();
        return RewardMaths.reward(
            RewardMaths.gasCost(_gasUnits, gasPrice, etherPrice),
            _leastReward,
            _profitRatio,
            MarginMaths.ratioOf(notional, _notionalRatio),
            _mostReward
        );
    }
}
