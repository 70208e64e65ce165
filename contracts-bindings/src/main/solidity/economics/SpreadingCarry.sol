// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IBorrowingRate} from "../interfaces/IBorrowingRate.sol";
import {FundingCounterparty, IFundingRate} from "../interfaces/IFundingRate.sol";
import {ISpread} from "../interfaces/ISpread.sol";
import {CarryMaths} from "../maths/CarryMaths.sol";
import {Carry} from "./Carry.sol";

/// @title A carry that also collects losses which all open positions bear together
/// @notice What is spread is owed as funding is: the pool counts it at once and gets it when positions settle.
/// @dev Source: Drift v2, controller/liquidation.rs: its funding index is in quote for each base, this one of the notional.
contract SpreadingCarry is Carry, ISpread {
    address private immutable _shortfalls;

    /// @param shortfalls who says what is spread
    constructor(
        address market,
        IFundingRate fundingRate,
        IBorrowingRate borrowingRate,
        FundingCounterparty counterparty,
        address shortfalls
    ) Carry(market, fundingRate, borrowingRate, counterparty) {
        _shortfalls = shortfalls;
    }

    /// @inheritdoc ISpread
    function spread(int64 amount) external returns (int64 borne, int64 ratio) {
        if (msg.sender != _shortfalls) revert OnlyShortfalls(msg.sender);
        CarryMaths.State memory state_ = _accrued();
        (borne, ratio) = CarryMaths.spread(state_, amount);
        _store(state_);
    }
}
