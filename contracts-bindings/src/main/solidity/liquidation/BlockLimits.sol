// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ILiquidationPolicy} from "../interfaces/ILiquidationPolicy.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {LiquidationMaths} from "../maths/LiquidationMaths.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title So much of one account in a block (dYdX v4)
/// @notice An account is closed once in a block, by a portion of its position; at least what is worth the least notional, so
/// that small positions close at once, and at most what is worth the most. Blocks are told apart by their time.
contract BlockLimits is ILiquidationPolicy {
    /// @notice A part of this account has been closed in this block (Unix seconds).
    error ClosedInThisBlock(uint64 account, uint64 time);

    address private immutable _market;
    int64 private immutable _portion;
    int64 private immutable _leastNotional;
    int64 private immutable _mostNotional;
    mapping(uint64 account => uint64) private _closedAt;

    /// @param portion share of what is open (times 1e9)
    /// @param leastNotional USD times 1e6, at most `mostNotional`
    /// @param mostNotional USD times 1e6
    constructor(address market, int64 portion, int64 leastNotional, int64 mostNotional) {
        Figures.requireWithin("portion", portion, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("mostNotional", mostNotional, 1, type(int64).max);
        Figures.requireWithin("leastNotional", leastNotional, 0, mostNotional);
        _market = market;
        _portion = portion;
        _leastNotional = leastNotional;
        _mostNotional = mostNotional;
    }

    /// @inheritdoc ILiquidationPolicy
    function part(Exposure calldata exposure) external returns (int64) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        if (_closedAt[exposure.account] == block.timestamp) {
            revert ClosedInThisBlock(exposure.account, uint64(block.timestamp));
        }
        _closedAt[exposure.account] = uint64(block.timestamp);
        int64 size = FixedPoint.toInt64(MarginMaths.magnitude(exposure.size));
        return LiquidationMaths.blockLimit(size, exposure.notional, _portion, _leastNotional, _mostNotional);
    }

    /// @notice When a part of the account was last closed (Unix seconds), zero if never.
    function closedAt(uint64 account) external view returns (uint64) {
        return _closedAt[account];
    }
}
