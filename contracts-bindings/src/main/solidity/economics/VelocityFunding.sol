// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IFundingRate} from "../interfaces/IFundingRate.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {FundingMaths} from "../maths/FundingMaths.sol";

/// @title A funding rate that the skew accelerates
/// @notice As long as there is a skew the rate moves against it, up to the largest rate; without one it stays where it is.
/// @dev Sources: Synthetix v3 (velocity, a scale of its own, no band), GMX v2 (ramp, scale zero, stable band).
contract VelocityFunding is IFundingRate {
    /// @notice `maxVelocity`: change of the yearly rate (ratio times 1e9) in a day at full skew. `skewScale`: notional that
    /// counts as full skew, USD times 1e6; zero for all that is open. `stableBand`: skew up to which the rate stays.
    struct Velocity {
        int64 maxVelocity;
        int64 skewScale;
        int64 stableBand;
        int64 maxRate;
    }

    int64 private immutable _maxVelocity;
    int64 private immutable _skewScale;
    int64 private immutable _stableBand;
    int64 private immutable _maxRate;

    constructor(Velocity memory figures) {
        Figures.requireWithin("maxVelocity", figures.maxVelocity, 1, 1e14);
        Figures.requireWithin("skewScale", figures.skewScale, 0, type(int64).max);
        Figures.requireWithin("stableBand", figures.stableBand, 0, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("maxRate", figures.maxRate, 1, 1e11);
        _maxVelocity = figures.maxVelocity;
        _skewScale = figures.skewScale;
        _stableBand = figures.stableBand;
        _maxRate = figures.maxRate;
    }

    /// @inheritdoc IFundingRate
    function advance(int64 rate, int64 longNotional, int64 shortNotional, int64 elapsed)
        external
        view
        returns (int64 newRate, int64 rateTime)
    {
        int64 skew = FundingMaths.skewRatio(longNotional, shortNotional, _skewScale);
        return FundingMaths.moving(
            rate, FundingMaths.velocity(skew, _stableBand, _maxVelocity), _maxRate, elapsed
        );
    }
}
