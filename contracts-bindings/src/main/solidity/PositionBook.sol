// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {MarketGuard} from "guard/MarketGuard.sol";
import {ICarry} from "./interfaces/ICarry.sol";
import {ILiquidationTest} from "./interfaces/ILiquidationTest.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {MarketRules} from "./MarketRules.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title What a market remembers: positions, open interest, claims and ids
/// @notice The open interest is always the sum over the positions; nothing here moves money. In the middle of a call, when
/// money and positions do not fit each other yet, the figures that the pool's shares are priced by are refused.
abstract contract PositionBook is MarketRules, MarketGuard {
    mapping(uint64 account => Position) private _positions;
    mapping(uint64 account => address) private _owners;
    mapping(uint64 account => int64) private _unpaidClaimOf;
    OpenInterest private _openInterest;
    /// @dev One storage slot with the two ends below.
    int64 private _unpaidClaims;
    uint64 private _operatorEnd;
    uint64 private _selfCustodyEnd = FIRST_SELF_CUSTODY_ACCOUNT;

    /// @inheritdoc IPerpMarket
    function accrue() public {
        if (address(_carry) != address(0)) _carry.accrue();
    }

    /// @inheritdoc IPerpMarket
    function position(uint64 account) external view returns (Position memory) {
        return _positions[account];
    }

    /// @inheritdoc IPerpMarket
    function accountEnds() external view returns (uint64 operatorEnd, uint64 selfCustodyEnd) {
        return (_operatorEnd, _selfCustodyEnd);
    }

    /// @inheritdoc IPerpMarket
    function openInterest() external view returns (OpenInterest memory) {
        return _openInterest;
    }

    /// @inheritdoc IPerpMarket
    function unrealisedPnl() external view nonReentrantView returns (int64) {
        return _unrealisedPnl();
    }

    /// @inheritdoc IPerpMarket
    function liabilities() external view nonReentrantView returns (int64 owed) {
        owed = _unrealisedPnl() + _unpaidClaims;
        if (address(_carry) != address(0)) owed -= _carry.netOwed();
        if (address(_priceImpact) != address(0)) owed += _priceImpact.impactPool();
    }

    /// @inheritdoc IPerpMarket
    function health(uint64 account) external view returns (int64 triggerEquity, int64 maintenanceMargin_) {
        Position memory held = _existing(account);
        Valuation memory value = _valued(held, markPrice(), _owed(account, held));
        return (value.triggerEquity, value.maintenanceMargin);
    }

    /// @inheritdoc ILiquidationTest
    function requireLiquidatable(uint64 account) external view {
        Position memory held = _existing(account);
        (int64 mark,) = _freshPrices();
        _requireLiquidatable(account, _valued(held, mark, _owed(account, held)));
    }

    /// @inheritdoc IPerpMarket
    function reservedCash() external view nonReentrantView returns (uint256) {
        uint256 reserved = uint64(_reservedNotional());
        return Math.ceilDiv(reserved * uint64(FixedPoint.RATIO_ONE), uint64(_reserveFactor));
    }

    /// @inheritdoc IPerpMarket
    function unpaidClaims() external view nonReentrantView returns (int64) {
        return _unpaidClaims;
    }

    /// @inheritdoc IPerpMarket
    function unpaidClaimOf(uint64 account) public view returns (int64) {
        return _unpaidClaimOf[account];
    }

    /// @inheritdoc IPerpMarket
    function ownerOf(uint64 account) public view returns (address) {
        return account < FIRST_SELF_CUSTODY_ACCOUNT ? _operator : _owners[account];
    }

    /// @return account the next id of self-custody, now of this owner
    function _newAccount(address owner) internal returns (uint64 account) {
        account = _selfCustodyEnd++;
        _owners[account] = owner;
    }

    /// @dev Writes at most once per batch of rising ids.
    function _noteOperatorAccounts(uint64 end) internal {
        if (end > _operatorEnd) _operatorEnd = end;
    }

    function _add(uint64 account, Position memory opened) internal {
        _positions[account] = opened;
        _changeOpenInterest(opened, 1);
    }

    /// @dev A position that becomes one of size zero is removed.
    function _replace(uint64 account, Position memory held, Position memory changed) internal {
        _changeOpenInterest(held, -1);
        if (changed.size == 0) {
            delete _positions[account];
        } else {
            _positions[account] = changed;
            _changeOpenInterest(changed, 1);
        }
    }

    /// @dev Size and entry price stay, and so does the open interest.
    function _setCollateral(uint64 account, Position memory changed) internal {
        _positions[account] = changed;
    }

    function _changeUnpaidClaim(uint64 account, int64 change) internal {
        _unpaidClaimOf[account] += change;
        _unpaidClaims += change;
    }

    function _existing(uint64 account) internal view returns (Position memory existing) {
        existing = _positions[account];
        if (existing.size == 0) revert NoPosition(account);
    }

    function _isOpen(uint64 account) internal view returns (bool) {
        return _positions[account].size != 0;
    }

    function _interest() internal view returns (OpenInterest memory) {
        return _openInterest;
    }

    /// @dev What the position owes for staying open until now.
    function _owed(uint64 account, Position memory held) internal view returns (ICarry.Charge memory charge) {
        if (address(_carry) != address(0)) charge = _carry.owed(account, _entryNotional(held));
    }

    /// @dev Ends what a position owes and starts it anew for what it becomes; neither side needs to be a position.
    function _settleCarry(uint64 account, Position memory before, Position memory afterwards)
        internal
        returns (ICarry.Charge memory charge)
    {
        if (address(_carry) != address(0)) {
            charge = _carry.settle(account, _entryNotional(before), _entryNotional(afterwards));
        }
    }

    function _requireReserve() internal view {
        int64 reserved = _reservedNotional();
        int64 cash = FixedPoint.toInt64(int256(_lpPool.cash()));
        int64 limit = FixedPoint.mulDivFloor(cash, _reserveFactor, FixedPoint.RATIO_ONE);
        if (reserved > limit) revert ReserveExceeded(reserved, limit);
    }

    /// @param direction 1 when the position is opened, -1 when it is closed
    function _changeOpenInterest(Position memory changed, int64 direction) private {
        int64 entryNotional = direction * MarginMaths.notional(changed.size, changed.entryPrice, _sizeUnit);
        OpenInterest memory interest = _openInterest;
        if (changed.size > 0) {
            interest.longSize += direction * changed.size;
            interest.longEntryNotional += entryNotional;
        } else {
            interest.shortSize -= direction * changed.size;
            interest.shortEntryNotional += entryNotional;
        }
        _openInterest = interest;
    }

    function _unrealisedPnl() private view returns (int64) {
        int64 mark = markPrice();
        if (mark == 0) return 0;
        OpenInterest memory interest = _openInterest;
        return MarginMaths.netPnl(
            interest.longSize - interest.shortSize,
            interest.longEntryNotional - interest.shortEntryNotional,
            mark,
            _sizeUnit
        );
    }

    function _entryNotional(Position memory held) private view returns (int64) {
        return MarginMaths.signedNotional(held.size, held.entryPrice, _sizeUnit);
    }

    function _reservedNotional() private view returns (int64) {
        return FixedPoint.max(_openInterest.longEntryNotional, _openInterest.shortEntryNotional);
    }
}
