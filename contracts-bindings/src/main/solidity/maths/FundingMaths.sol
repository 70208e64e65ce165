// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "./FixedPoint.sol";

/// @title How a funding rate moves with the skew, and who gets what is paid
/// @notice Rates are ratios times 1e9 per year, positive if longs pay; notionals USD times 1e6.
/// @dev Pure, mirrored line by line in Java.
library FundingMaths {
    /// @notice No receiver gets more than this many times the payers' rate; what lies above stays in the pool. Else a
    /// position of nearly nothing would get all that the other side pays.
    int64 internal constant MOST_RECEIVED = 1000;

    int64 private constant DAY = 86_400;

    /// @notice Longs less shorts as a signed ratio of `scale`, or of both together if that is zero; within -1 and 1, the
    /// fraction dropped.
    function skewRatio(int64 longNotional, int64 shortNotional, int64 scale) internal pure returns (int64) {
        int64 skew = longNotional - shortNotional;
        int64 whole = scale == 0 ? longNotional + shortNotional : scale;
        if (skew == 0) return 0;
        int64 size = skew > 0 ? skew : -skew;
        int64 ratio = size >= whole ? FixedPoint.RATIO_ONE : FixedPoint.mulDivFloor(size, FixedPoint.RATIO_ONE, whole);
        return skew > 0 ? ratio : -ratio;
    }

    /// @notice Change of the rate in a day, the fraction dropped; none while the skew is within the band.
    /// @param skew signed ratio times 1e9
    function velocity(int64 skew, int64 band, int64 maxVelocity) internal pure returns (int64) {
        int64 size = skew < 0 ? -skew : skew;
        if (size <= band) return 0;
        int64 speed = FixedPoint.mulDivFloor(maxVelocity, size, FixedPoint.RATIO_ONE);
        return skew < 0 ? -speed : speed;
    }

    /// @notice A rate that changes by `perDay` each day until it reaches the largest one, in either direction.
    /// @param perDay change of the rate in a day; fractions of the change are dropped
    /// @return newRate at the end
    /// @return rateTime twice the integral of the rate over the seconds; it stays flat from the last whole second at
    /// which it has reached the largest rate
    function moving(int64 rate, int64 perDay, int64 maxRate, int64 elapsed)
        internal
        pure
        returns (int64 newRate, int64 rateTime)
    {
        int64 speed = perDay < 0 ? -perDay : perDay;
        int64 change = FixedPoint.mulDivFloor(speed, elapsed, DAY);
        int64 unbounded = perDay < 0 ? rate - change : rate + change;
        newRate = FixedPoint.max(-maxRate, FixedPoint.min(unbounded, maxRate));
        int64 beyond = unbounded > newRate ? unbounded - newRate : newRate - unbounded;
        int64 flat = beyond == 0 ? int64(0) : FixedPoint.mulDivFloor(beyond, elapsed, change);
        rateTime = (rate + newRate) * (elapsed - flat) + 2 * newRate * flat;
    }

    /// @notice No rate up to `band`, a straight line to `kinkRate` at `kink`, another to `maxRate` at 1; the fraction is
    /// dropped.
    /// @param imbalance ratio times 1e9 with the sign of the skew, which the rate takes
    function kinked(int64 imbalance, int64 band, int64 kink, int64 kinkRate, int64 maxRate)
        internal
        pure
        returns (int64)
    {
        int64 size = imbalance < 0 ? -imbalance : imbalance;
        if (size <= band) return 0;
        int64 rate = size <= kink
            ? FixedPoint.mulDivFloor(kinkRate, size - band, kink - band)
            : kinkRate + FixedPoint.mulDivFloor(maxRate - kinkRate, size - kink, FixedPoint.RATIO_ONE - kink);
        return imbalance < 0 ? -rate : rate;
    }

    /// @notice What each unit of the receivers' notional gets if each unit of the payers' pays `growth`.
    /// @param growth ratio times 1e9, not negative
    /// @param rest left of earlier payments, USD times 1e15
    /// @return received ratio times 1e9, rounded down
    /// @return newRest what does not make a whole unit for everybody, for the next time
    function shared(int64 growth, int64 payers, int64 receivers, int64 rest)
        internal
        pure
        returns (int64 received, int64 newRest)
    {
        if (payers / MOST_RECEIVED >= receivers) return (growth * MOST_RECEIVED, rest);
        received = FixedPoint.mulDivFloor(growth, payers, receivers);
        int64 left = rest + FixedPoint.toInt64(int256(growth) * payers - int256(received) * receivers);
        return (received + left / receivers, left % receivers);
    }
}
