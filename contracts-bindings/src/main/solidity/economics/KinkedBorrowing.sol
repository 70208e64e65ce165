// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {IBorrowingRate} from "../interfaces/IBorrowingRate.sol";
import {ILpPool} from "../interfaces/ILpPool.sol";
import {BorrowingMaths} from "../maths/BorrowingMaths.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";

/// @title A borrowing rate that rises with the use of the pool, and faster above the optimal usage
/// @notice Each side pays for its own use, which is its entry notional over what may be reserved of the pool's cash.
contract KinkedBorrowing is IBorrowingRate {
    /// @notice `base` is the slope below the optimal usage, `above` the rate at full usage; ratios times 1e9, rates per year.
    /// `sparesSmallerSide`: whether the side with the smaller notional pays nothing.
    struct Borrowing {
        int64 optimalUsage;
        int64 base;
        int64 above;
        int64 reserveFactor;
        bool sparesSmallerSide;
    }

    ILpPool private immutable _lpPool;
    int64 private immutable _optimalUsage;
    int64 private immutable _base;
    int64 private immutable _above;
    int64 private immutable _reserveFactor;
    bool private immutable _sparesSmallerSide;

    constructor(ILpPool lpPool, Borrowing memory figures) {
        Figures.requireWithin("optimalUsage", figures.optimalUsage, 1, FixedPoint.RATIO_ONE - 1);
        Figures.requireWithin("above", figures.above, 1, 1e11);
        Figures.requireWithin("base", figures.base, 0, figures.above);
        Figures.requireWithin("reserveFactor", figures.reserveFactor, 1, FixedPoint.RATIO_ONE);
        _lpPool = lpPool;
        _optimalUsage = figures.optimalUsage;
        _base = figures.base;
        _above = figures.above;
        _reserveFactor = figures.reserveFactor;
        _sparesSmallerSide = figures.sparesSmallerSide;
    }

    /// @inheritdoc IBorrowingRate
    function rates(int64 longNotional, int64 shortNotional) external view returns (int64 longRate, int64 shortRate) {
        int64 cash = FixedPoint.toInt64(int256(_lpPool.cash()));
        if (!_sparesSmallerSide || longNotional >= shortNotional) longRate = _rate(longNotional, cash);
        if (!_sparesSmallerSide || shortNotional >= longNotional) shortRate = _rate(shortNotional, cash);
    }

    function _rate(int64 reserved, int64 cash) private view returns (int64) {
        return BorrowingMaths.kinked(
            BorrowingMaths.usage(reserved, cash, _reserveFactor), _optimalUsage, _base, _above
        );
    }
}
