// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title So much of the whole market in any window of time (Synthetix v3)
/// @notice The capacity is (maker fee + taker fee) * skew scale * multiplier for each second of the window. When it is used
/// up and the skew is small, another capacity is open to the first liquidation of a block.
contract WindowCapacity is ILiquidationPolicy {
    struct Window {
        int64 feeRatio;
        int64 skewScale;
        int64 multiplier;
        uint64 window;
        int64 mostPremium;
    }

    /// @dev What was closed in one second, market units.
    struct Second {
        uint64 time;
        int64 size;
    }

    /// @dev One storage slot: the seconds from `first` to before `end` count, `used` is their sum.
    struct Trail {
        uint64 first;
        uint64 end;
        int64 used;
    }

    /// @notice So much has been closed in the window that nothing more may be now; both in market units.
    error NoCapacity(int64 capacity, int64 used);

    /// @dev Bounds what one call may have to forget.
    uint64 private constant LONGEST = 300;
    int64 private constant MOST_MULTIPLIER = 1e12;

    IPerpMarket private immutable _market;
    int64 private immutable _capacity;
    int64 private immutable _skewScale;
    int64 private immutable _mostPremium;
    uint64 private immutable _window;
    Trail private _trail;
    mapping(uint64 place => Second) private _seconds;

    /// @param window `feeRatio` maker and taker fee together (times 1e9), `skewScale` market units, `multiplier` times 1e9,
    /// `window` seconds, `mostPremium` the |skew| / skew scale (times 1e9) below which a block gets another capacity
    constructor(IPerpMarket market, Window memory window) {
        Figures.requireWithin("feeRatio", window.feeRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("skewScale", window.skewScale, 1, type(int64).max);
        Figures.requireWithin("multiplier", window.multiplier, 1, MOST_MULTIPLIER);
        Figures.requireWithin("window", int256(uint256(window.window)), 1, int256(uint256(LONGEST)));
        Figures.requireWithin("mostPremium", window.mostPremium, 0, FixedPoint.RATIO_ONE);
        _market = market;
        _capacity =
            LiquidationMaths.windowCapacity(window.feeRatio, window.skewScale, window.multiplier, window.window);
        Figures.requireWithin("capacity", _capacity, 1, type(int64).max);
        _skewScale = window.skewScale;
        _mostPremium = window.mostPremium;
        _window = window.window;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external returns (int64 closed) {
        if (msg.sender != address(_market)) revert OnlyMarket(msg.sender);
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        Trail memory trail = _trailing();
        closed = FixedPoint.min(size, _left(trail));
        if (_isLatest(trail)) _seconds[trail.end - 1].size += closed;
        else _seconds[trail.end++] = Second(uint64(block.timestamp), closed);
        trail.used += closed;
        _trail = trail;
    }

    /// @notice The most that a window takes, and what the present one has taken, market units.
    function usage() external view returns (int64 capacity, int64 used) {
        return (_capacity, _trailing().used);
    }

    /// @dev Forgets the seconds that are as old as the window is long.
    function _trailing() private view returns (Trail memory trail) {
        trail = _trail;
        while (trail.first < trail.end && block.timestamp - _seconds[trail.first].time >= _window) {
            trail.used -= _seconds[trail.first++].size;
        }
    }

    function _left(Trail memory trail) private view returns (int64) {
        if (trail.used < _capacity) return _capacity - trail.used;
        if (_isLatest(trail) || !_isSkewSmall()) revert NoCapacity(_capacity, trail.used);
        return _capacity;
    }

    /// @dev Whether something was closed in this second already.
    function _isLatest(Trail memory trail) private view returns (bool) {
        return trail.first < trail.end && _seconds[trail.end - 1].time == block.timestamp;
    }

    function _isSkewSmall() private view returns (bool) {
        IPerpMarket.OpenInterest memory interest = _market.openInterest();
        int256 skew = int256(interest.longSize) - interest.shortSize;
        return (skew < 0 ? -skew : skew) * FixedPoint.RATIO_ONE < int256(_mostPremium) * _skewScale;
    }
}
