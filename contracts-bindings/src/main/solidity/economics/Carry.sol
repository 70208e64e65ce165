// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBorrowingRate} from "../interfaces/IBorrowingRate.sol";
import {ICarry} from "../interfaces/ICarry.sol";
import {FundingCounterparty, IFundingRate} from "../interfaces/IFundingRate.sol";
import {CarryMaths} from "../maths/CarryMaths.sol";

/// @title What positions owe for staying open: one index for each side and charge
/// @notice An index is the sum of all rates so far, a ratio times 1e9 of the entry notional; a position owes what its
/// side's index grew since its last change. What a division leaves is kept for the next, so an index loses nothing however
/// often it is brought up to date. Of a time without any trade no more than a year is charged.
contract Carry is ICarry {
    /// @notice The indices have grown; `fundingRate` is a ratio times 1e9 per year, positive if longs pay.
    event Accrued(
        int64 longFunding, int64 shortFunding, int64 longBorrowing, int64 shortBorrowing, int64 fundingRate
    );

    address private immutable _market;
    IFundingRate private immutable _fundingRate;
    IBorrowingRate private immutable _borrowingRate;
    FundingCounterparty private immutable _counterparty;
    CarryMaths.State private _state;
    mapping(uint64 account => CarryMaths.Snapshot) private _snapshots;

    /// @param fundingRate zero if no side owes the other
    /// @param borrowingRate zero if nobody owes the pool
    constructor(
        address market,
        IFundingRate fundingRate,
        IBorrowingRate borrowingRate,
        FundingCounterparty counterparty
    ) {
        _market = market;
        _fundingRate = fundingRate;
        _borrowingRate = borrowingRate;
        _counterparty = counterparty;
    }

    /// @inheritdoc ICarry
    function settle(uint64 account, int64 before, int64 afterwards) external returns (Charge memory charge) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        CarryMaths.State memory state_ = _accrued();
        CarryMaths.Snapshot memory since = _snapshots[account];
        charge = CarryMaths.charge(state_, since, before);
        CarryMaths.remove(state_, since, before);
        CarryMaths.add(state_, afterwards);
        _snapshots[account] = CarryMaths.snapshot(state_, afterwards);
        _store(state_);
    }

    /// @inheritdoc ICarry
    function accrue() external {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        _store(_accrued());
    }

    /// @inheritdoc ICarry
    function owed(uint64 account, int64 entryNotional) external view returns (Charge memory charge) {
        return CarryMaths.charge(_accrued(), _snapshots[account], entryNotional);
    }

    /// @inheritdoc ICarry
    /// @dev Rounded down.
    function netOwed() external view returns (int64) {
        return _accrued().netOwed;
    }

    /// @notice Indices, sums and rests as they are now, whether or not somebody has settled.
    function state() external view returns (CarryMaths.State memory) {
        return _accrued();
    }

    function _store(CarryMaths.State memory state_) internal {
        bool isLater = state_.accruedAt != _state.accruedAt;
        _state = state_;
        if (!isLater) return;
        emit Accrued(
            state_.longFunding, state_.shortFunding, state_.longBorrowing, state_.shortBorrowing, state_.fundingRate
        );
    }

    function _accrued() internal view returns (CarryMaths.State memory state_) {
        state_ = _state;
        int64 elapsed = CarryMaths.elapsed(state_, uint64(block.timestamp));
        if (elapsed == 0) return state_;
        (int256 long, int256 short) = CarryMaths.indices(state_);
        if (address(_fundingRate) != address(0)) _accrueFunding(state_, elapsed);
        if (address(_borrowingRate) != address(0)) _accrueBorrowing(state_, elapsed);
        CarryMaths.accrueNet(state_, long, short);
        state_.accruedAt = uint64(block.timestamp);
    }

    function _accrueFunding(CarryMaths.State memory state_, int64 elapsed) private view {
        int64 rateTime;
        (state_.fundingRate, rateTime) = _fundingRate.advance(
            state_.fundingRate, state_.longNotional, state_.shortNotional, elapsed
        );
        CarryMaths.accrueFunding(state_, rateTime, _counterparty);
    }

    function _accrueBorrowing(CarryMaths.State memory state_, int64 elapsed) private view {
        (int64 longRate, int64 shortRate) = _borrowingRate.rates(state_.longNotional, state_.shortNotional);
        CarryMaths.accrueBorrowing(state_, longRate * elapsed, shortRate * elapsed);
    }
}
