// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ICoverable} from "../interfaces/ICoverable.sol";
import {ILastResort} from "../interfaces/ILastResort.sol";
import {Loss} from "../interfaces/ILossWaterfall.sol";

/// @title Shortfalls that stay on the accounts that made them
/// @notice Nobody is charged; the pool goes without the money until somebody repays it for the account (Perennial v2).
contract AccountDebts is ILastResort {
    using SafeERC20 for IERC20;

    error RepaymentAboveDebt(uint64 account, uint256 amount, uint256 debt);

    /// @notice USD times 1e6 have come to the pool for an account.
    event DebtRepaid(uint64 indexed account, uint256 amount);

    IERC20 private immutable _token;
    address private immutable _waterfall;
    ICoverable private immutable _pool;
    mapping(uint64 account => uint256) private _debtOf;
    uint256 private _debts;

    /// @param pool an `ICoverable` that went without the money and gets what is repaid
    constructor(IERC20 token, address waterfall, address pool) {
        _token = token;
        _waterfall = waterfall;
        _pool = ICoverable(pool);
    }

    /// @inheritdoc ILastResort
    function owe(Loss calldata loss, uint256 rest) external {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        _debtOf[loss.account] += rest;
        _debts += rest;
    }

    /// @notice Pays a debt of an account, from the caller's allowance.
    function repay(uint64 account, uint256 amount) external {
        uint256 debt = _debtOf[account];
        if (amount > debt) revert RepaymentAboveDebt(account, amount, debt);
        _debtOf[account] = debt - amount;
        _debts -= amount;
        emit DebtRepaid(account, amount);
        _token.safeTransferFrom(msg.sender, address(this), amount);
        _token.forceApprove(address(_pool), amount);
        _pool.cover(amount);
    }

    /// @notice What an account has not paid, USD times 1e6.
    function debtOf(uint64 account) external view returns (uint256) {
        return _debtOf[account];
    }

    /// @notice What all accounts have not paid, USD times 1e6.
    function pending() external view returns (uint256) {
        return _debts;
    }
}
