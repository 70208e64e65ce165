// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, IGate} from "../interfaces/IGate.sol";
import {ILiquidationTest} from "../interfaces/ILiquidationTest.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title Flag first, close later
/// @notice After Synthetix: anybody flags an account that is liquidatable now, and it is liquidated from `minDelay` to
/// `expiry` seconds later, if the market still finds it liquidatable. A flag pays nothing, and no flag replaces one that
/// stands, so that nobody can start the delay anew. A change of the position does not lift the flag: a trader could
/// add a millionth of a dollar each time. What lifts it is health, told by anybody. A position opened later under the same
/// id is healthy, so its owner can have an old flag lifted at once.
contract Flags is IGate {
    /// @notice Both in seconds and inclusive.
    struct Limits {
        uint64 minDelay;
        uint64 expiry;
    }

    /// @notice One storage slot; `flaggedAt` in Unix seconds, zero if there is none.
    struct Flag {
        uint64 flaggedAt;
        address by;
    }

    error AlreadyFlagged(uint64 account, uint64 flaggedAt);
    error NotFlagged(uint64 account);

    /// @notice The account is liquidatable, or the market cannot tell for want of a fresh price.
    error NotShownHealthy(uint64 account);
    error FlaggedTooRecently(uint64 account, uint64 from);
    error FlaggedAndLiquidatable(uint64 account);
    error OnlyFlags(address caller);

    event Flagged(uint64 indexed account, address indexed by, uint64 flaggedAt);

    /// @notice One item of a batch was refused.
    event FlagFailed(uint64 indexed account, bytes reason);
    event Unflagged(uint64 indexed account, address indexed by);

    ILiquidationTest private immutable _market;
    uint64 private immutable _minDelay;
    uint64 private immutable _expiry;
    mapping(uint64 account => Flag) private _flags;

    constructor(ILiquidationTest market, Limits memory limits) {
        Seconds.requireWithin("minDelay", limits.minDelay, 0, 1 days);
        Seconds.requireWithin("expiry", limits.expiry, limits.minDelay + 1, 7 days);
        _market = market;
        _minDelay = limits.minDelay;
        _expiry = limits.expiry;
    }

    /// @notice Flags an account that is liquidatable now and bears no flag that stands.
    function flag(uint64 account) external {
        _flag(account, msg.sender);
    }

    /// @notice Flags each account on its own; what is refused leaves an event.
    function flagBatch(uint64[] calldata accounts) external {
        for (uint256 i = 0; i < accounts.length; i++) {
            try this.flagItem(accounts[i], msg.sender) {}
            catch (bytes memory reason) {
                emit FlagFailed(accounts[i], reason);
            }
        }
    }

    /// @notice One item of a batch: an external call, so that it fails alone.
    function flagItem(uint64 account, address by) external {
        if (msg.sender != address(this)) revert OnlyFlags(msg.sender);
        _flag(account, by);
    }

    /// @notice Lifts the flag of an account that is healthy now or has no position any more.
    function unflag(uint64 account) external {
        if (_flags[account].flaggedAt == 0) revert NotFlagged(account);
        _requireHealthy(account);
        delete _flags[account];
        emit Unflagged(account, msg.sender);
    }

    /// @inheritdoc IGate
    function check(Action action, uint64 account, uint64) external view {
        if (action == Action.LIQUIDATE) _requireRipe(account);
        else if (action == Action.DECREASE && _stands(account)) _requireNotSeized(account);
    }

    /// @notice From when and until when after a flag an account is liquidated, in seconds.
    function flagLimits() external view returns (Limits memory) {
        return Limits(_minDelay, _expiry);
    }

    /// @notice The account's flag, zeros if there is none; it may have expired.
    function flagOf(uint64 account) external view returns (Flag memory) {
        return _flags[account];
    }

    function _flag(uint64 account, address by) private {
        if (_stands(account)) revert AlreadyFlagged(account, _flags[account].flaggedAt);
        _market.requireLiquidatable(account);
        _flags[account] = Flag(uint64(block.timestamp), by);
        emit Flagged(account, by, uint64(block.timestamp));
    }

    function _requireRipe(uint64 account) private view {
        if (!_stands(account)) revert NotFlagged(account);
        uint64 from = _flags[account].flaggedAt + _minDelay;
        if (block.timestamp < from) revert FlaggedTooRecently(account, from);
    }

    /// @dev Where the market cannot tell, it will refuse the decrease itself.
    function _requireNotSeized(uint64 account) private view {
        (bool isLiquidatable,) = _test(account);
        if (isLiquidatable) revert FlaggedAndLiquidatable(account);
    }

    /// @dev Health and absence lift a flag; that the market has no fresh price does not.
    function _requireHealthy(uint64 account) private view {
        (, bytes4 why) = _test(account);
        bool isHealthy = why == IPerpMarket.StillHealthy.selector || why == IPerpMarket.NoPosition.selector;
        if (!isHealthy) revert NotShownHealthy(account);
    }

    /// @return isLiquidatable also if the test ran out of gas, so that nobody gains by sending too little
    /// @return why the selector of the market's error if not
    function _test(uint64 account) private view returns (bool isLiquidatable, bytes4 why) {
        try _market.requireLiquidatable(account) {
            isLiquidatable = true;
        } catch (bytes memory reason) {
            isLiquidatable = reason.length == 0;
            why = bytes4(reason);
        }
    }

    function _stands(uint64 account) private view returns (bool) {
        uint64 flaggedAt = _flags[account].flaggedAt;
        return flaggedAt != 0 && block.timestamp <= flaggedAt + _expiry;
    }
}
