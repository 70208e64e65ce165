// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title A growing share of what restores the margin (Drift)
/// @notice A share of the shortage may be freed at once, all of it after the duration. The ramp of an account starts anew
/// when its size is not what the last part left, when its margin was restored, and when it was left alone for as long as
/// a ramp lasts: whoever is liquidatable is liquidated sooner, so it must have been healthy. Whoever cannot pay all fees is
/// closed whole: a ramp would only put off a shortfall, and what waits for it to be known.
contract TimeRamp is ILiquidationPolicy {
    struct Ramp {
        int64 buffer;
        int64 atOnceBelowShortage;
        int64 liquidationFeeRatio;
        int64 initialRatio;
        uint64 duration;
    }

    /// @dev One storage slot; all zero if no ramp is under way. `freed` is USD times 1e6, times are Unix seconds.
    struct Progress {
        int64 sizeLeft;
        int64 freed;
        uint64 since;
        uint64 last;
    }

    uint64 private constant LONGEST = 1 days;

    address private immutable _market;
    int64 private immutable _buffer;
    int64 private immutable _atOnceBelowShortage;
    int64 private immutable _liquidationFeeRatio;
    int64 private immutable _initialRatio;
    uint64 private immutable _duration;
    mapping(uint64 account => Progress) private _progress;

    /// @param ramp `buffer` and `liquidationFeeRatio` as for margin-restoring closes; all that restores the margin goes at
    /// once where less than `atOnceBelowShortage` (USD times 1e6) lacks; `initialRatio` (times 1e9) of the shortage may be
    /// freed in the first second, all after `duration` seconds
    constructor(address market, Ramp memory ramp) {
        Figures.requireWithin("liquidationFeeRatio", ramp.liquidationFeeRatio, 0, FixedPoint.RATIO_ONE);
        Figures.requireWithin("buffer", ramp.buffer, ramp.liquidationFeeRatio, FixedPoint.RATIO_ONE);
        Figures.requireWithin("atOnceBelowShortage", ramp.atOnceBelowShortage, 0, type(int64).max);
        Figures.requireWithin("initialRatio", ramp.initialRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("duration", int256(uint256(ramp.duration)), 1, int256(uint256(LONGEST)));
        _market = market;
        _buffer = ramp.buffer;
        _atOnceBelowShortage = ramp.atOnceBelowShortage;
        _liquidationFeeRatio = ramp.liquidationFeeRatio;
        _initialRatio = ramp.initialRatio;
        _duration = ramp.duration;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external returns (int64 closed) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        LiquidationMaths.Restoring memory needed = LiquidationMaths.restoring(
            exposure.notional, exposure.equity, exposure.maintenanceMargin, _buffer, _liquidationFeeRatio
        );
        Progress memory before = _remembered(exposure);
        int64 share = exposure.equity < 0 ? FixedPoint.RATIO_ONE : _share(needed.shortage, before.since);
        int64 amount = LiquidationMaths.freeable(needed.shortage, before.freed, share);
        closed = LiquidationMaths.partFreeing(amount, needed.freedByAll, size);
        int64 freed = before.freed + FixedPoint.mulDivFloor(needed.freedByAll, closed, size);
        _remember(exposure, closed, share, Progress(0, freed, before.since, uint64(block.timestamp)));
    }

    /// @notice What the policy remembers of an account: the size that the last part left, what was freed (USD times 1e6),
    /// and when the first and the last part were closed (Unix seconds); zeros if no ramp is under way.
    function progressOf(uint64 account) external view returns (Progress memory) {
        return _progress[account];
    }

    function _remembered(Exposure calldata exposure) private view returns (Progress memory ramp) {
        ramp = _progress[exposure.account];
        bool goesOn = ramp.sizeLeft == exposure.size && block.timestamp - ramp.last <= _duration;
        if (!goesOn) ramp = Progress(0, 0, uint64(block.timestamp), 0);
    }

    function _share(int64 shortage, uint64 since) private view returns (int64) {
        if (shortage < _atOnceBelowShortage) return FixedPoint.RATIO_ONE;
        return LiquidationMaths.rampShare(_initialRatio, uint64(block.timestamp) - since, _duration);
    }

    /// @dev A ramp ends when all was allowed, or nothing is left.
    function _remember(Exposure calldata exposure, int64 closed, int64 share, Progress memory ramp) private {
        ramp.sizeLeft = exposure.size > 0 ? exposure.size - closed : exposure.size + closed;
        if (share == FixedPoint.RATIO_ONE || ramp.sizeLeft == 0) delete _progress[exposure.account];
        else _progress[exposure.account] = ramp;
    }
}
