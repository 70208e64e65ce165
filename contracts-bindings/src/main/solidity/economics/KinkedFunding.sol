// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IFundingRate} from "../interfaces/IFundingRate.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {FundingMaths} from "../maths/FundingMaths.sol";

/// @title A funding rate that the skew sets
/// @notice The skew is that of the entry notionals over all that is open. The larger side pays.
contract KinkedFunding is IFundingRate {
    /// @notice Up to `stableBand` nobody pays; from there the rate rises to `kinkRate` at `kink` and to `maxRate` where only
    /// one side is open. Ratios times 1e9, rates per year.
    struct Kinked {
        int64 stableBand;
        int64 kink;
        int64 kinkRate;
        int64 maxRate;
    }

    int64 private immutable _stableBand;
    int64 private immutable _kink;
    int64 private immutable _kinkRate;
    int64 private immutable _maxRate;

    constructor(Kinked memory figures) {
        Figures.requireWithin("kink", figures.kink, 1, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("stableBand", figures.stableBand, 0, figures.kink - 1);
        Figures.requireWithin("maxRate", figures.maxRate, 1, 1e11);
        Figures.requireWithin("kinkRate", figures.kinkRate, 0, figures.maxRate);
        _stableBand = figures.stableBand;
        _kink = figures.kink;
        _kinkRate = figures.kinkRate;
        _maxRate = figures.maxRate;
    }

    /// @inheritdoc IFundingRate
    /// @dev The skew stood still since the last change, so the rate did too.
    function advance(int64, int64 longNotional, int64 shortNotional, int64 elapsed)
        external
        view
        returns (int64 newRate, int64 rateTime)
    {
        int64 skew = FundingMaths.skewRatio(longNotional, shortNotional, 0);
        newRate = FundingMaths.kinked(skew, _stableBand, _kink, _kinkRate, _maxRate);
        rateTime = 2 * newRate * elapsed;
    }
}
