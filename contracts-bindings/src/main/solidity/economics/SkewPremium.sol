// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPriceImpact} from "../interfaces/IPriceImpact.sol";
import {ImpactMaths} from "../maths/ImpactMaths.sol";

/// @title A fill price at the mean of the premiums before and after the trade, a premium being skew over skew scale
/// @notice There is no impact pool: the depositors are the counterparty of each fill, gain what it takes at once and stand
/// for all that it gives. At an unchanged price any closed series of trades takes as much as it gives, but for rounding.
/// @dev Source: Synthetix v3, AsyncOrder.calculateFillPrice.
contract SkewPremium is IPriceImpact {
    int64 private immutable _skewScale;

    /// @param skewScale size at which the premium is 100 %, in market units
    constructor(int64 skewScale) {
        Figures.requireWithin("skewScale", skewScale, 1, 2 ** 62 - 1);
        _skewScale = skewScale;
    }

    /// @inheritdoc IPriceImpact
    /// @dev Books nothing, so anybody may ask.
    function trade(IPerpMarket.OpenInterest calldata before, int64 size, int64 price)
        external
        view
        returns (int64 executionPrice)
    {
        return ImpactMaths.premiumPrice(price, before.longSize - before.shortSize, size, _skewScale);
    }

    /// @inheritdoc IPriceImpact
    function impactPool() external pure returns (int64) {
        return 0;
    }
}
