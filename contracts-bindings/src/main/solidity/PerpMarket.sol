// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Action} from "./interfaces/IGate.sol";
import {ILiquidationPolicy} from "./interfaces/ILiquidationPolicy.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {MarketRules} from "./MarketRules.sol";
import {MarketSettlement} from "./MarketSettlement.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title One perpetual market with isolated positions, one per account, against an LP pool
/// @notice The market holds exactly the collateral of the open positions; all other money is in the pool and the pockets.
contract PerpMarket is MarketSettlement {
    using SafeERC20 for IERC20;

    constructor(Wiring memory wiring_, Mechanisms memory mechanisms_, Rules memory rules_, Tier[] memory tiers_)
        MarketRules(wiring_, mechanisms_, rules_, tiers_)
    {}

    /// @inheritdoc IPerpMarket
    function open(int64 size, int64 collateral) external nonReentrant returns (uint64 account) {
        return _openOwned(msg.sender, size, collateral);
    }

    /// @inheritdoc IPerpMarket
    function openOwned(address owner, int64 size, int64 collateral) external nonReentrant returns (uint64 account) {
        if (msg.sender != _orders) revert OnlyOrders(msg.sender);
        return _openOwned(owner, size, collateral);
    }

    /// @inheritdoc IPerpMarket
    function openFor(Opening[] calldata openings) external nonReentrant {
        if (msg.sender != _operator && msg.sender != _orders) revert OnlyOperator(msg.sender);
        _requireAllowed(Action.OPEN, 0, 0);
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
        Position memory held = _ownedAndChanged(Action.INCREASE, account, size, collateral);
        Position memory grown = Position(
            held.size + size, held.entryPrice, held.collateral + collateral, uint64(block.timestamp)
        );
        int64 execution = 0;
        Realised memory realised;
        if (size == 0) _setCollateral(account, grown);
        else (execution, realised) = _enlarge(account, held, grown);
        emit PositionIncreased(account, size, execution, collateral, grown.entryPrice, realised);
        if (collateral > 0) _token.safeTransferFrom(msg.sender, address(this), uint64(collateral));
        _payPool(FixedPoint.max(realised.funding, 0) + realised.borrowing);
    }

    /// @inheritdoc IPerpMarket
    function decrease(uint64 account, int64 size, int64 collateral) external nonReentrant {
        Position memory held = _ownedAndChanged(Action.DECREASE, account, size, collateral);
        if (MarginMaths.magnitude(size) >= MarginMaths.magnitude(held.size)) {
            revert PartTooLarge(account, size, held.size);
        }
        (int64 mark, int64 price) = _freshPrices();
        int64 execution = size == 0 ? price : _priceFor(-size, price);
        Realised memory realised = _shrink(account, held, size, collateral, execution, mark);
        emit PositionDecreased(account, size, execution, realised, collateral);
        _payPool(FixedPoint.max(realised.funding - realised.pnl, 0) + realised.borrowing);
        _pay(ownerOf(account), collateral);
    }

    /// @inheritdoc IPerpMarket
    function close(uint64 account) external nonReentrant {
        _requireMayAct(account);
        Position memory held = _existing(account);
        _requireAllowed(Action.CLOSE, account, held.changedAt);
        (, int64 price) = _freshPrices();
        Closing memory closing = Closing(held.size, _priceFor(-held.size, price), Cause.OWNER);
        emit PositionClosed(account, _settle(account, held, closing, address(0)));
    }

    /// @inheritdoc IPerpMarket
    function deleverage(uint64 account, int64 size, int64 price) external nonReentrant {
        if (msg.sender != _deleverager) revert OnlyDeleverager(msg.sender);
        Position memory held = _existing(account);
        _requireAllowed(Action.DELEVERAGE, account, held.changedAt);
        if (size == 0 || (size > 0) != (held.size > 0)) revert WrongSide(account, size, held.size);
        if (MarginMaths.magnitude(size) > MarginMaths.magnitude(held.size)) {
            revert PartTooLarge(account, size, held.size);
        }
        (int64 mark,) = _freshPrices();
        Cause cause = price == mark ? Cause.DELEVERAGING_AT_MARK : Cause.DELEVERAGING;
        Settlement memory settlement = _settle(account, held, Closing(size, price, cause), address(0));
        if (settlement.shortfall > 0) revert DeleveragedBelowZero(account, price);
        emit PositionDeleveraged(account, mark, settlement);
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
        accrue();
        amount = _lpPool.payTrader(uint64(claim));
        _changeUnpaidClaim(account, -int64(uint64(amount)));
        _pay(ownerOf(account), int64(uint64(amount)));
        emit ClaimPaid(account, amount);
    }

    function _openOwned(address owner, int64 size, int64 collateral) private returns (uint64 account) {
        account = _newAccount(owner);
        _requireAllowed(Action.OPEN, 0, 0);
        (int64 mark, int64 execution) = _freshPrices();
        _open(Opening(account, size, collateral), mark, execution);
        _requireReserve();
        _token.safeTransferFrom(msg.sender, address(this), uint64(collateral));
    }

    function _open(Opening memory opening, int64 mark, int64 price) private {
        uint64 account = opening.account;
        if (opening.size == 0) revert ZeroSize(account);
        if (opening.collateral <= 0) revert NonPositiveCollateral(account, opening.collateral);
        if (_isOpen(account)) revert PositionExists(account);
        int64 execution = _priceFor(opening.size, price);
        Position memory opened = Position(opening.size, execution, opening.collateral, uint64(block.timestamp));
        _requireInitialMargin(account, opened, mark);
        Position memory none;
        _settleCarry(account, none, opened);
        _add(account, opened);
        _requireWithinCaps(opened.size > 0);
        emit PositionOpened(account, opened.size, opened.entryPrice, opened.collateral);
    }

    /// @dev The checks that increase and decrease share, in the order that decides which error comes.
    function _ownedAndChanged(Action action, uint64 account, int64 size, int64 collateral)
        private
        view
        returns (Position memory held)
    {
        _requireMayAct(account);
        held = _existing(account);
        if (collateral < 0) revert NonPositiveCollateral(account, collateral);
        if (size == 0 && collateral == 0) revert NothingToChange(account);
        if (size != 0 && (size > 0) != (held.size > 0)) revert WrongSide(account, size, held.size);
        // A mere top-up makes the position safer and reads no price: no gate may stand in its way.
        if (action != Action.INCREASE || size != 0) _requireAllowed(action, account, held.changedAt);
    }

    function _requireMayAct(uint64 account) private view {
        if (msg.sender != ownerOf(account) && msg.sender != _orders) revert OnlyOwner(account, msg.sender);
    }

    function _requireWithinCaps(bool isLong) private view {
        if (address(_openInterestCaps) != address(0)) _openInterestCaps.requireWithin(_interest(), isLong);
    }

    /// @dev Sets average entry price and collateral in `grown` and stores it.
    function _enlarge(uint64 account, Position memory held, Position memory grown)
        private
        returns (int64 execution, Realised memory realised)
    {
        (int64 mark, int64 price) = _freshPrices();
        int64 size = grown.size - held.size;
        execution = _priceFor(size, price);
        grown.entryPrice = MarginMaths.averageEntry(held.size, held.entryPrice, size, execution);
        realised = _realise(account, held, grown, Closing(0, execution, Cause.OWNER));
        grown.collateral -= realised.funding + realised.borrowing + realised.unpaidClaim;
        _requirePositive(account, grown.collateral);
        _requireInitialMargin(account, grown, mark);
        _replace(account, held, grown);
        _requireWithinCaps(size > 0);
        _requireReserve();
    }

    /// @dev The rest must be healthy, and hold its initial margin if money leaves.
    function _shrink(uint64 account, Position memory held, int64 size, int64 payout, int64 execution, int64 mark)
        private
        returns (Realised memory realised)
    {
        Position memory rest = Position(held.size - size, held.entryPrice, 0, uint64(block.timestamp));
        realised = _realise(account, held, rest, Closing(size, execution, Cause.OWNER));
        rest.collateral = held.collateral + realised.pnl - realised.funding - realised.borrowing
            - realised.unpaidClaim - payout;
        _requirePositive(account, rest.collateral);
        if (payout > 0) _requireInitialMargin(account, rest, mark);
        else _requireHealthy(account, rest, mark);
        _replace(account, held, rest);
    }

    function _requirePositive(uint64 account, int64 collateral) private pure {
        if (collateral <= 0) revert NonPositiveCollateral(account, collateral);
    }

    function _liquidate(uint64 account, address keeper) private {
        Position memory held = _existing(account);
        _requireAllowed(Action.LIQUIDATE, account, held.changedAt);
        (int64 mark, int64 execution) = _freshPrices();
        Valuation memory value = _valued(held, mark, _owed(account, held));
        _requireLiquidatable(account, value);
        Closing memory closing = Closing(_partOf(account, held, mark, value), execution, Cause.LIQUIDATION);
        emit PositionLiquidated(account, keeper, mark, _settle(account, held, closing, keeper));
    }

    /// @return part what may be closed now, with the sign of the position
    function _partOf(uint64 account, Position memory held, int64 mark, Valuation memory value)
        private
        returns (int64 part)
    {
        if (address(_liquidationPolicy) == address(0)) return held.size;
        part = _liquidationPolicy.part(
            ILiquidationPolicy.Exposure(
                account, held.size, value.notional, value.triggerEquity, value.maintenanceMargin, mark
            )
        );
        if (held.size < 0) part = -part;
        bool isTooLarge = MarginMaths.magnitude(part) > MarginMaths.magnitude(held.size);
        if (isTooLarge || (part > 0) != (held.size > 0)) revert PartTooLarge(account, part, held.size);
    }
}
