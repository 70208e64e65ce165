// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {MarketRules} from "./MarketRules.sol";
import {PositionBook} from "./PositionBook.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";
import {SettlementMaths} from "./maths/SettlementMaths.sol";

/// @title One perpetual market with isolated positions, one per account, against an LP pool
/// @notice The market holds exactly the collateral of the open positions; all other money is in the pool and the pockets.
contract PerpMarket is PositionBook {
    using SafeERC20 for IERC20;

    constructor(Wiring memory wiring_, Rules memory rules_, Tier[] memory tiers_)
        MarketRules(wiring_, rules_, tiers_)
    {}

    /// @inheritdoc IPerpMarket
    function open(int64 size, int64 collateral) external nonReentrant returns (uint64 account) {
        account = _newAccount();
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
        uint64 end = 0;
        for (uint256 i = 0; i < openings.length; i++) {
            uint64 account = openings[i].account;
            if (account >= FIRST_SELF_CUSTODY_ACCOUNT) revert NotAnOperatorAccount(account);
            _open(openings[i], mark, execution);
            total += openings[i].collateral;
            if (account >= end) end = account + 1;
        }
        _noteOperatorAccounts(end);
        _requireReserve();
        _token.safeTransferFrom(msg.sender, address(this), uint64(total));
    }

    /// @inheritdoc IPerpMarket
    function increase(uint64 account, int64 size, int64 collateral) external nonReentrant {
        Position memory held = _ownedAndChanged(account, size, collateral);
        Position memory grown = Position(
            held.size + size, held.entryPrice, held.collateral + collateral, uint64(block.timestamp)
        );
        int64 execution = 0;
        if (size == 0) _setCollateral(account, grown);
        else execution = _enlarge(account, held, grown);
        emit PositionIncreased(account, size, execution, collateral, grown.entryPrice);
        if (collateral > 0) _token.safeTransferFrom(msg.sender, address(this), uint64(collateral));
    }

    /// @inheritdoc IPerpMarket
    function decrease(uint64 account, int64 size, int64 collateral) external nonReentrant {
        Position memory held = _ownedAndChanged(account, size, collateral);
        if (MarginMaths.magnitude(size) >= MarginMaths.magnitude(held.size)) {
            revert PartTooLarge(account, size, held.size);
        }
        (int64 mark, int64 execution) = _freshPrices();
        int64 pnl = MarginMaths.pnl(size, held.entryPrice, execution, _sizeUnit);
        int64 unpaidClaim = _collectProfit(account, pnl);
        _shrink(account, held, size, held.collateral + pnl - unpaidClaim - collateral, collateral > 0, mark);
        _payPool(FixedPoint.max(-pnl, 0));
        emit PositionDecreased(account, size, execution, pnl, unpaidClaim, collateral);
        _pay(ownerOf(account), collateral);
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
        int64 claim = unpaidClaimOf(account);
        if (claim == 0) revert NoClaim(account);
        amount = _lpPool.payTrader(uint64(claim));
        _changeUnpaidClaim(account, -int64(uint64(amount)));
        _pay(ownerOf(account), int64(uint64(amount)));
        emit ClaimPaid(account, amount);
    }

    function _open(Opening memory opening, int64 mark, int64 execution) private {
        uint64 account = opening.account;
        if (opening.size == 0) revert ZeroSize(account);
        if (opening.collateral <= 0) revert NonPositiveCollateral(account, opening.collateral);
        if (_isOpen(account)) revert PositionExists(account);
        Position memory opened = Position(opening.size, execution, opening.collateral, uint64(block.timestamp));
        _requireInitialMargin(account, opened, mark);
        _add(account, opened);
        emit PositionOpened(account, opened.size, opened.entryPrice, opened.collateral);
    }

    /// @dev The checks that increase and decrease share, in the order that decides which error comes.
    function _ownedAndChanged(uint64 account, int64 size, int64 collateral)
        private
        view
        returns (Position memory held)
    {
        if (msg.sender != ownerOf(account)) revert OnlyOwner(account, msg.sender);
        held = _existing(account);
        if (collateral < 0) revert NonPositiveCollateral(account, collateral);
        if (size == 0 && collateral == 0) revert NothingToChange(account);
        if (size != 0 && (size > 0) != (held.size > 0)) revert WrongSide(account, size, held.size);
    }

    /// @dev Sets the average entry price in `grown` and stores it.
    function _enlarge(uint64 account, Position memory held, Position memory grown) private returns (int64 execution) {
        int64 mark;
        (mark, execution) = _freshPrices();
        grown.entryPrice =
            MarginMaths.averageEntry(held.size, held.entryPrice, grown.size - held.size, execution);
        _requireInitialMargin(account, grown, mark);
        _replace(account, held, grown);
        _requireReserve();
    }

    /// @param left collateral of the rest, whatever its sign
    /// @param isPaidOut whether money leaves, which asks for the initial margin
    function _shrink(uint64 account, Position memory held, int64 size, int64 left, bool isPaidOut, int64 mark) private {
        if (left <= 0) revert NonPositiveCollateral(account, left);
        Position memory rest = Position(held.size - size, held.entryPrice, left, uint64(block.timestamp));
        if (isPaidOut) _requireInitialMargin(account, rest, mark);
        else _requireHealthy(account, rest, mark);
        _replace(account, held, rest);
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
        _remove(account, closing);
        settlement.size = closing.size;
        settlement.executionPrice = execution;
        settlement.pnl = MarginMaths.pnl(closing.size, closing.entryPrice, execution, _sizeUnit);
        settlement.unpaidClaim = _collectProfit(account, settlement.pnl);
        _split(settlement, closing.collateral, keeper != address(0));
        _settleWithPool(account, settlement, closing.collateral);
        _pay(keeper, settlement.keeperReward);
        _pay(ownerOf(account), settlement.payout);
    }

    /// @dev A loss above the collateral comes from the waterfall. The pool books all that it got at once.
    function _settleWithPool(uint64 account, Settlement memory settlement, int64 collateral) private {
        int64 loss = FixedPoint.min(FixedPoint.max(-settlement.pnl, 0), collateral);
        _pay(address(_lpPool), loss);
        _pay(_feeRecipient, settlement.liquidationFee);
        uint256 received = uint64(loss);
        if (_feeRecipient == address(_lpPool)) received += uint64(settlement.liquidationFee);
        if (settlement.shortfall > 0) received += _waterfall.settle(account, uint64(settlement.shortfall));
        if (received > 0) _lpPool.credit(received);
    }

    function _payPool(int64 loss) private {
        if (loss == 0) return;
        _pay(address(_lpPool), loss);
        _lpPool.credit(uint64(loss));
    }

    /// @return unpaid the part of a profit for which the pool has no cash, booked as a claim; zero for a loss
    function _collectProfit(uint64 account, int64 pnl) private returns (int64 unpaid) {
        if (pnl <= 0) return 0;
        unpaid = pnl - int64(uint64(_lpPool.payTrader(uint64(pnl))));
        if (unpaid > 0) _changeUnpaidClaim(account, unpaid);
    }

    function _split(Settlement memory settlement, int64 collateral, bool isForced) private view {
        SettlementMaths.Split memory parts = SettlementMaths.split(
            collateral + settlement.pnl - settlement.unpaidClaim,
            isForced ? _keeperReward : int64(0),
            isForced ? _feeOf(settlement) : int64(0)
        );
        settlement.shortfall = parts.shortfall;
        settlement.keeperReward = parts.keeperReward;
        settlement.liquidationFee = parts.liquidationFee;
        settlement.feesWaived = parts.feesWaived;
        settlement.payout = parts.payout;
    }

    function _feeOf(Settlement memory settlement) private view returns (int64) {
        return _liquidationFee(MarginMaths.notional(settlement.size, settlement.executionPrice, _sizeUnit));
    }

    function _pay(address receiver, int64 amount) private {
        if (amount > 0) _token.safeTransfer(receiver, uint64(amount));
    }
}
