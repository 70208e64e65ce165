// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPriceImpact} from "../interfaces/IPriceImpact.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {ImpactMaths} from "../maths/ImpactMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title A price impact that grows with a power of the skew
/// @notice The skew is the net size at the price of the trade. Who adds to it pays into the impact pool, who takes from it
/// is paid by the pool, as far as there is something in it.
/// @dev Source: GMX v2, one exponent for both directions.
contract PowerLawImpact is IPriceImpact {
    /// @notice The trader gained (positive) or paid `impact`, USD times 1e6; `impactPool` is what the pool has since.
    event ImpactBooked(int64 size, int64 impact, int64 impactPool);

    address private immutable _market;
    int64 private immutable _sizeUnit;
    int64 private immutable _exponent;
    int64 private immutable _gainFactor;
    int64 private immutable _lossFactor;
    int64 private immutable _mostGain;
    int64 private immutable _mostLoss;
    int64 private _impactPool;

    /// @dev A round trip must not gain from itself, so the factor of gains is not above that of losses.
    constructor(address market, int64 sizeUnit, ImpactMaths.PowerLaw memory law) {
        Figures.requireWithin("exponent", law.exponent, 1, 2);
        Figures.requireWithin("lossFactor", law.lossFactor, 1, 1e15);
        Figures.requireWithin("gainFactor", law.gainFactor, 0, law.lossFactor);
        Figures.requireWithin("mostGain", law.mostGain, 0, FixedPoint.RATIO_ONE / 2);
        Figures.requireWithin("mostLoss", law.mostLoss, 0, FixedPoint.RATIO_ONE / 2);
        _market = market;
        _sizeUnit = sizeUnit;
        _exponent = law.exponent;
        _gainFactor = law.gainFactor;
        _lossFactor = law.lossFactor;
        _mostGain = law.mostGain;
        _mostLoss = law.mostLoss;
    }

    /// @inheritdoc IPriceImpact
    function trade(IPerpMarket.OpenInterest calldata before, int64 size, int64 price)
        external
        returns (int64 executionPrice)
    {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        int64 impact = _impact(before.longSize - before.shortSize, size, price);
        int64 left = _impactPool - impact;
        _impactPool = left;
        emit ImpactBooked(size, impact, left);
        return ImpactMaths.impactedPrice(price, impact, size, _sizeUnit);
    }

    /// @inheritdoc IPriceImpact
    function impactPool() external view returns (int64) {
        return _impactPool;
    }

    function _impact(int64 skew, int64 size, int64 price) private view returns (int64) {
        int64 impact = ImpactMaths.powerLaw(
            ImpactMaths.PowerLaw(_exponent, _gainFactor, _lossFactor, _mostGain, _mostLoss),
            MarginMaths.signedNotional(skew, price, _sizeUnit),
            MarginMaths.signedNotional(skew + size, price, _sizeUnit),
            MarginMaths.notional(size, price, _sizeUnit)
        );
        return FixedPoint.min(impact, _impactPool);
    }
}
