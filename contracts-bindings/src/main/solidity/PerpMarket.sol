// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILossWaterfall} from "./interfaces/ILossWaterfall.sol";
import {ILpPool} from "./interfaces/ILpPool.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {IPriceFeed} from "./interfaces/IPriceFeed.sol";
import {MarketRules} from "./MarketRules.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";
import {SettlementMaths} from "./maths/SettlementMaths.sol";

/// @title One perpetual market with isolated positions, one per account, against an LP pool
/// @notice The market holds exactly the collateral of the open positions; all other money is in the pool and the pockets.
contract PerpMarket is MarketRules, ReentrancyGuardTransient {
    using SafeERC20 for IERC20;

    /// @dev Ids below belong to the operator and need no owner slot.
    uint64 private constant FIRST_SELF_CUSTODY_ACCOUNT = 2 ** 20;

    mapping(uint64 account => Position) private _positions;
    mapping(uint64 account => address) private _owners;
    mapping(uint64 account => int64) private _unpaidClaimOf;
    OpenInterest private _openInterest;
    int64 private _unpaidClaims;
    uint64 private _nextAccount = FIRST_SELF_CUSTODY_ACCOUNT;

    constructor(Wiring memory wiring_, Rules memory rules_) MarketRules(wiring_, rules_) {}

    /// @inheritdoc IPerpMarket
    function open(int64 size, int64 collateral) external nonReentrant returns (uint64 account) {
        account = _nextAccount++;
        _owners[account] = msg.sender;
        (int64 mark, int64 execution) = _freshPrices();
        _open(Opening(account, size, collateral), mark, execution);
        _requireReserve();
        _token.safeTransferFrom(msg.sender, address(this), uint64(collateral));
    }

    /// @inheritdoc IPerpMarket
    function openFor(Opening[] calldata openings) external nonReentrant {
        if (msg.sender != _operator) revert OnlyOperator(msg.sender);
        (int64 mark, int64 execution) = _freshPrices();
        int64 total = 0;
        for (uint256 i = 0; i < openings.length; i++) {
            if (openings[i].account >= FIRST_SELF_CUSTODY_ACCOUNT) revert NotAnOperatorAccount(openings[i].account);
            _open(openings[i], mark, execution);
            total += openings[i].collateral;
        }
        _requireReserve();
        _token.safeTransferFrom(msg.sender, address(this), uint64(total));
    }

    /// @inheritdoc IPerpMarket
    function close(uint64 account) external nonReentrant {
        if (msg.sender != ownerOf(account)) revert OnlyOwner(account, msg.sender);
        Position memory closing = _existing(account);
        (, int64 execution) = _freshPrices();
        Settlement memory settlement = _settle(account, closing, execution, address(0));
        emit PositionClosed(account, settlement);
    }

    /// @inheritdoc IPerpMarket
    function liquidate(uint64 account) external nonReentrant {
        _liquidate(account, msg.sender);
    }

    /// @inheritdoc IPerpMarket
    function liquidateBatch(uint64[] calldata accounts) external nonReentrant {
        for (uint256 i = 0; i < accounts.length; i++) {
            try this.liquidateItem(accounts[i], msg.sender) {}
            catch (bytes memory reason) {
                emit LiquidationFailed(accounts[i], reason);
            }
        }
    }

    /// @notice One item of a batch: an external call, so that all its effects are undone if it fails.
    /// @dev Without the guard, which the batch already holds.
    function liquidateItem(uint64 account, address keeper) external {
        if (msg.sender != address(this)) revert OnlySelf(msg.sender);
        _liquidate(account, keeper);
    }

    /// @inheritdoc IPerpMarket
    function payClaim(uint64 account) external nonReentrant returns (uint256 amount) {
        int64 claim = _unpaidClaimOf[account];
        if (claim == 0) revert NoClaim(account);
        amount = _lpPool.payTrader(uint64(claim));
        _changeUnpaidClaim(account, -int64(uint64(amount)));
        _pay(ownerOf(account), int64(uint64(amount)));
        emit ClaimPaid(account, amount);
    }

    /// @inheritdoc IPerpMarket
    function position(uint64 account) external view returns (Position memory) {
        return _positions[account];
    }

    /// @inheritdoc IPerpMarket
    function openInterest() external view returns (OpenInterest memory) {
        return _openInterest;
    }

    /// @inheritdoc IPerpMarket
    function unrealisedPnl() external view returns (int64) {
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

    /// @inheritdoc IPerpMarket
    function reservedCash() external view returns (uint256) {
        uint256 reserved = uint64(_reservedNotional());
        return Math.ceilDiv(reserved * uint64(FixedPoint.RATIO_ONE), uint64(_reserveFactor));
    }

    /// @inheritdoc IPerpMarket
    function unpaidClaims() external view returns (int64) {
        return _unpaidClaims;
    }

    /// @inheritdoc IPerpMarket
    function unpaidClaimOf(uint64 account) external view returns (int64) {
        return _unpaidClaimOf[account];
    }

    /// @inheritdoc IPerpMarket
    function ownerOf(uint64 account) public view returns (address) {
        return account < FIRST_SELF_CUSTODY_ACCOUNT ? _operator : _owners[account];
    }

    function _open(Opening memory opening, int64 mark, int64 execution) private {
        uint64 account = opening.account;
        if (opening.size == 0) revert ZeroSize(account);
        if (opening.collateral <= 0) revert NonPositiveCollateral(account, opening.collateral);
        if (_positions[account].size != 0) revert PositionExists(account);
        Position memory opened = Position(opening.size, execution, opening.collateral, uint64(block.timestamp));
        _requireInitialMargin(account, opened, mark);
        _positions[account] = opened;
        _changeOpenInterest(opened, 1);
        emit PositionOpened(account, opened.size, opened.entryPrice, opened.collateral);
    }

    function _liquidate(uint64 account, address keeper) private {
        Position memory closing = _existing(account);
        (int64 mark, int64 execution) = _freshPrices();
        _requireLiquidatable(account, closing, mark);
        Settlement memory settlement = _settle(account, closing, execution, keeper);
        emit PositionLiquidated(account, keeper, mark, settlement);
    }

    /// @dev Removes the position and pays everybody. The zero keeper stands for a voluntary close, which owes no fees.
    function _settle(uint64 account, Position memory closing, int64 execution, address keeper)
        private
        returns (Settlement memory settlement)
    {
        delete _positions[account];
        _changeOpenInterest(closing, -1);
        settlement.size = closing.size;
        settlement.executionPrice = execution;
        settlement.pnl = MarginMaths.pnl(closing.size, closing.entryPrice, execution, _sizeUnit);
        settlement.unpaidClaim = _exchangePnl(account, settlement.pnl, closing.collateral);
        _split(settlement, closing.collateral, keeper != address(0));
        if (settlement.shortfall > 0) _waterfall.settle(account, uint64(settlement.shortfall));
        _pay(keeper, settlement.keeperReward);
        _pay(_feeRecipient, settlement.liquidationFee);
        _pay(ownerOf(account), settlement.payout);
    }

    /// @dev Moves the PnL between pool and market; a loss above the collateral is left for the waterfall.
    /// @return unpaid the part of a profit for which the pool has no cash, booked as a claim
    function _exchangePnl(uint64 account, int64 pnl, int64 collateral) private returns (int64 unpaid) {
        if (pnl <= 0) {
            _pay(address(_lpPool), FixedPoint.min(-pnl, collateral));
            return 0;
        }
        unpaid = pnl - int64(uint64(_lpPool.payTrader(uint64(pnl))));
        if (unpaid > 0) _changeUnpaidClaim(account, unpaid);
    }

    function _split(Settlement memory settlement, int64 collateral, bool isForced) private view {
        SettlementMaths.Split memory parts = SettlementMaths.split(
            collateral + settlement.pnl - settlement.unpaidClaim,
            isForced ? _keeperReward : int64(0),
            isForced ? _liquidationFee(settlement.size, settlement.executionPrice) : int64(0)
        );
        settlement.shortfall = parts.shortfall;
        settlement.keeperReward = parts.keeperReward;
        settlement.liquidationFee = parts.liquidationFee;
        settlement.feesWaived = parts.feesWaived;
        settlement.payout = parts.payout;
    }

    function _changeUnpaidClaim(uint64 account, int64 change) private {
        _unpaidClaimOf[account] += change;
        _unpaidClaims += change;
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

    function _pay(address receiver, int64 amount) private {
        if (amount > 0) _token.safeTransfer(receiver, uint64(amount));
    }

    function _existing(uint64 account) private view returns (Position memory existing) {
        existing = _positions[account];
        if (existing.size == 0) revert NoPosition(account);
    }

    function _requireReserve() private view {
        int64 reserved = _reservedNotional();
        int64 cash = FixedPoint.toInt64(int256(_token.balanceOf(address(_lpPool))));
        int64 limit = FixedPoint.mulDivFloor(cash, _reserveFactor, FixedPoint.RATIO_ONE);
        if (reserved > limit) revert ReserveExceeded(reserved, limit);
    }

    function _reservedNotional() private view returns (int64) {
        return FixedPoint.max(_openInterest.longEntryNotional, _openInterest.shortEntryNotional);
    }
}
