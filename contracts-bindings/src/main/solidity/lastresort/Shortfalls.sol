// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Loss} from "../interfaces/ILossWaterfall.sol";
import {IShortfalls} from "../interfaces/IShortfalls.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {DeleveragingMaths} from "../maths/DeleveragingMaths.sol";

/// @title Shortfalls that no pocket paid, in the order in which they came
/// @notice No money is held here: the pool goes without it until winners give it up, or for ever.
contract Shortfalls is IShortfalls {
    address private immutable _waterfall;
    int64 private immutable _sizeUnit;
    uint64 private immutable _window;
    address private immutable _firstResolver;
    address private immutable _secondResolver;

    Debt[] private _debts;
    /// @dev One storage slot.
    uint64 private _oldest;
    int64 private _pending;

    /// @param window seconds from a shortfall until it may be written off
    /// @param firstResolver who may tell that something was borne, as may the second; zero if there is none
    constructor(address waterfall, int64 sizeUnit, uint64 window, address firstResolver, address secondResolver) {
        _waterfall = waterfall;
        _sizeUnit = sizeUnit;
        _window = window;
        _firstResolver = firstResolver;
        _secondResolver = secondResolver;
    }

    /// @inheritdoc IShortfalls
    function resolve(int64 amount) external {
        if (msg.sender != _firstResolver && msg.sender != _secondResolver) revert OnlyResolver(msg.sender);
        _pending -= amount;
        while (amount > 0) {
            Debt storage debt = _debts[_oldest];
            int64 part = FixedPoint.min(amount, debt.amount);
            debt.amount -= part;
            amount -= part;
            if (debt.amount == 0) _oldest++;
        }
    }

    /// @inheritdoc IShortfalls
    function writeOff() external returns (int64 amount) {
        while (_oldest < _debts.length && block.timestamp >= _debts[_oldest].since + _window) {
            amount += _debts[_oldest].amount;
            _oldest++;
        }
        if (amount == 0) revert WindowOpen(oldest().since + _window);
        _pending -= amount;
        int64 rest = _bear(amount);
        if (rest > 0) emit ShortfallWrittenOff(uint64(rest));
    }

    /// @dev Market units and prices say at which price nothing would have been missing.
    function owe(Loss calldata loss, uint256 rest) external {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        int64 amount = FixedPoint.toInt64(int256(rest));
        int64 whole = FixedPoint.toInt64(int256(loss.amount));
        int64 price = DeleveragingMaths.bankruptcyPrice(loss.size, loss.executionPrice, whole, _sizeUnit);
        _debts.push(Debt(loss.size > 0, price, amount, uint64(block.timestamp)));
        _pending += amount;
    }

    /// @inheritdoc IShortfalls
    function pending() external view returns (int64) {
        return _pending;
    }

    /// @inheritdoc IShortfalls
    function windowEnd() external view returns (uint64) {
        return _pending == 0 ? 0 : _debts[_oldest].since + _window;
    }

    /// @inheritdoc IShortfalls
    function oldest() public view returns (Debt memory) {
        if (_pending == 0) revert NothingPending();
        return _debts[_oldest];
    }

    /// @dev Whoever bears shortfalls whose window has ended.
    /// @return rest what nobody bears
    function _bear(int64 amount) internal virtual returns (int64 rest) {
        return amount;
    }
}
