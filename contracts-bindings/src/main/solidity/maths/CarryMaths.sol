// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICarry} from "../interfaces/ICarry.sol";
import {FundingCounterparty} from "../interfaces/IFundingRate.sol";
import {FixedPoint} from "./FixedPoint.sol";
import {FundingMaths} from "./FundingMaths.sol";
import {MarginMaths} from "./MarginMaths.sol";

/// @title The books behind a market's carry
/// @notice Indices are ratios times 1e9 of the entry notional, notionals USD times 1e6, not negative.
/// @dev No storage, mirrored line by line in Java; the functions change the state that they are given.
library CarryMaths {
    /// @notice Three storage slots. The net of all that is owed is `netOwed` and `netOwedFraction` billionths; the rests are
    /// what was left when an index grew, `undistributed` (USD times 1e15) what was paid and makes no whole unit for all
    /// receivers yet.
    struct State {
        int64 longFunding;
        int64 shortFunding;
        int64 longBorrowing;
        int64 shortBorrowing;
        int64 longNotional;
        int64 shortNotional;
        int64 netOwed;
        int64 undistributed;
        int64 fundingRate;
        uint64 accruedAt;
        int32 fundingRest;
        uint32 longBorrowingRest;
        uint32 shortBorrowingRest;
        uint32 netOwedFraction;
    }

    /// @notice The indices of its side when a position was last settled.
    struct Snapshot {
        int64 funding;
        int64 borrowing;
    }

    int64 internal constant YEAR = 365 days;

    /// @notice Seconds to charge for; no more than a year, so that no rate times a time overflows.
    function elapsed(State memory state, uint64 time) internal pure returns (int64) {
        uint64 passed = time - state.accruedAt;
        return passed < uint64(YEAR) ? int64(passed) : YEAR;
    }

    /// @notice The payers' index grows by the rate, the receivers' falls by what is paid to them.
    /// @param rateTime twice the rate times the seconds
    function accrueFunding(State memory state, int64 rateTime, FundingCounterparty counterparty) internal pure {
        int64 sum = rateTime + state.fundingRest;
        int64 growth = sum / (2 * YEAR);
        state.fundingRest = int32(sum % (2 * YEAR));
        if (counterparty == FundingCounterparty.POOL) {
            state.longFunding += growth;
            state.shortFunding -= growth;
        } else if (state.longNotional > 0 && state.shortNotional > 0) {
            _payOtherSide(state, growth);
        }
    }

    /// @param longRateTime rate times seconds, not negative
    function accrueBorrowing(State memory state, int64 longRateTime, int64 shortRateTime) internal pure {
        int64 long = longRateTime + int64(uint64(state.longBorrowingRest));
        int64 short = shortRateTime + int64(uint64(state.shortBorrowingRest));
        state.longBorrowing += long / YEAR;
        state.shortBorrowing += short / YEAR;
        state.longBorrowingRest = uint32(uint64(long % YEAR));
        state.shortBorrowingRest = uint32(uint64(short % YEAR));
    }

    /// @notice What a unit of each side has been charged so far, funding and borrowing together.
    function indices(State memory state) internal pure returns (int256 long, int256 short) {
        long = int256(state.longFunding) + state.longBorrowing;
        short = int256(state.shortFunding) + state.shortBorrowing;
    }

    /// @notice Adds what all positions owe since the indices stood at `longBefore` and `shortBefore`.
    function accrueNet(State memory state, int256 longBefore, int256 shortBefore) internal pure {
        (int256 long, int256 short) = indices(state);
        _addNet(state, state.longNotional * (long - longBefore) + state.shortNotional * (short - shortBefore));
    }

    /// @notice Both sides' funding indices grow by the same, so that all positions together owe `amount` more.
    /// @return borne no more than all entry notional
    /// @return ratio by which they grow, rounded up
    function spread(State memory state, int64 amount) internal pure returns (int64 borne, int64 ratio) {
        int64 all = state.longNotional + state.shortNotional;
        borne = FixedPoint.min(amount, all);
        if (borne == 0) return (0, 0);
        ratio = FixedPoint.mulDivCeil(borne, FixedPoint.RATIO_ONE, all);
        state.longFunding += ratio;
        state.shortFunding += ratio;
        _addNet(state, int256(all) * ratio);
    }

    /// @notice What a position owes since its snapshot; both amounts are rounded up, so what it gets is rounded down.
    function charge(State memory state, Snapshot memory since, int64 notional)
        internal
        pure
        returns (ICarry.Charge memory)
    {
        if (notional == 0) return ICarry.Charge(0, 0);
        int256 size = MarginMaths.magnitude(notional);
        Snapshot memory current = snapshot(state, notional);
        return ICarry.Charge(
            FixedPoint.mulDivCeil(size, int256(current.funding) - since.funding, FixedPoint.RATIO_ONE),
            FixedPoint.mulDivCeil(size, int256(current.borrowing) - since.borrowing, FixedPoint.RATIO_ONE)
        );
    }

    /// @notice Takes a position out of the sums.
    function remove(State memory state, Snapshot memory since, int64 notional) internal pure {
        if (notional == 0) return;
        Snapshot memory current = snapshot(state, notional);
        int256 growth = int256(current.funding) - since.funding + current.borrowing - since.borrowing;
        _addNet(state, -MarginMaths.magnitude(notional) * growth);
        _addNotional(state, notional > 0, -FixedPoint.toInt64(MarginMaths.magnitude(notional)));
    }

    /// @notice Puts a position into the sums; it owes nothing yet.
    function add(State memory state, int64 notional) internal pure {
        _addNotional(state, notional > 0, FixedPoint.toInt64(MarginMaths.magnitude(notional)));
    }

    /// @notice The indices from which a position of this side owes; zeros for none.
    function snapshot(State memory state, int64 notional) internal pure returns (Snapshot memory) {
        if (notional == 0) return Snapshot(0, 0);
        return notional > 0
            ? Snapshot(state.longFunding, state.longBorrowing)
            : Snapshot(state.shortFunding, state.shortBorrowing);
    }

    function _payOtherSide(State memory state, int64 growth) private pure {
        int64 received;
        if (growth > 0) {
            (received, state.undistributed) =
                FundingMaths.shared(growth, state.longNotional, state.shortNotional, state.undistributed);
            state.longFunding += growth;
            state.shortFunding -= received;
        } else if (growth < 0) {
            (received, state.undistributed) =
                FundingMaths.shared(-growth, state.shortNotional, state.longNotional, state.undistributed);
            state.shortFunding -= growth;
            state.longFunding -= received;
        }
    }

    function _addNotional(State memory state, bool isLong, int64 change) private pure {
        if (isLong) state.longNotional += change;
        else state.shortNotional += change;
    }

    /// @param change USD times 1e15
    function _addNet(State memory state, int256 change) private pure {
        int256 net = int256(state.netOwed) * FixedPoint.RATIO_ONE + int256(uint256(state.netOwedFraction)) + change;
        state.netOwed = FixedPoint.mulDivFloor(net, 1, FixedPoint.RATIO_ONE);
        state.netOwedFraction = uint32(uint256(net - int256(state.netOwed) * FixedPoint.RATIO_ONE));
    }
}
