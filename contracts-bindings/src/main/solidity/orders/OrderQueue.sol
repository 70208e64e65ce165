// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {MarketGuard} from "guard/MarketGuard.sol";
import {Figures} from "../interfaces/Figures.sol";
import {IOrderMarket} from "../interfaces/IOrderMarket.sol";
import {IOrderQueue} from "../interfaces/IOrderQueue.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IReportBound} from "../interfaces/IReportBound.sol";
import {IReportFeed, Report} from "../interfaces/IReportFeed.sol";
import {OrderMaths} from "../maths/OrderMaths.sol";
import {Seconds} from "../maths/Seconds.sol";

/// @title Orders in two steps
/// @notice The bounds say which report may carry an order out, such as only one observed after the request; neither the
/// owner nor the executor then chooses among known prices. It is the price before price impact that must be acceptable.
contract OrderQueue is IOrderQueue, MarketGuard {
    using SafeERC20 for IERC20;

    /// @notice `executionFee` in USD times 1e6, `lifetime` in seconds and inclusive.
    struct Terms {
        int64 executionFee;
        uint64 lifetime;
    }

    IERC20 private immutable _token;
    IOrderMarket private immutable _market;
    IReportFeed private immutable _feed;
    uint256 private immutable _executionFee;
    uint64 private immutable _lifetime;
    IReportBound[] private _bounds;
    mapping(uint64 id => Request) private _requests;
    uint64 private _lastId;
    uint256 private _escrowed;

    constructor(IERC20 token, IOrderMarket market, IReportFeed feed, Terms memory terms, IReportBound[] memory bounds) {
        Figures.requireWithin("executionFee", terms.executionFee, 0, 1_000e6);
        Seconds.requireWithin("lifetime", terms.lifetime, 1, 7 days);
        Figures.requireWithin("bounds", int256(bounds.length), 1, 8);
        _token = token;
        _market = market;
        _feed = feed;
        _executionFee = uint64(terms.executionFee);
        _lifetime = terms.lifetime;
        _bounds = bounds;
        token.forceApprove(address(market), type(uint256).max);
    }

    /// @inheritdoc IOrderQueue
    function request(Order calldata order) external nonReentrant returns (uint64 id) {
        if (order.collateral < 0) revert NegativeCollateral(order.collateral);
        if (!_isNewAccount(order) && msg.sender != _market.ownerOf(order.account)) {
            revert OnlyOwner(order.account, msg.sender);
        }
        id = ++_lastId;
        _requests[id] = Request(msg.sender, uint64(block.timestamp), order);
        uint256 paidIn = _added(order) + _executionFee;
        _escrowed += paidIn;
        emit OrderRequested(id, msg.sender, order);
        _token.safeTransferFrom(msg.sender, address(this), paidIn);
    }

    /// @inheritdoc IOrderQueue
    function execute(uint64 id) external nonReentrant {
        Request memory asked = _existing(id);
        uint64 expiredAt = asked.requestedAt + _lifetime;
        if (block.timestamp > expiredAt) revert RequestExpired(id, expiredAt);
        Report memory report = _feed.report();
        _requireAllowed(report, asked.requestedAt);
        _requireAcceptable(asked.order, report.price);
        _end(id, asked);
        try this.carryOut(asked.owner, asked.order) returns (uint64 account) {
            emit OrderExecuted(id, msg.sender, account, report.price);
        } catch (bytes memory reason) {
            if (reason.length == 0) revert NotEnoughGas(id);
            emit OrderRefused(id, msg.sender, reason);
            _pay(asked.owner, _added(asked.order));
        }
        _pay(msg.sender, _executionFee);
    }

    /// @notice The market's part of an execution: an external call, so that the queue outlives its failure.
    function carryOut(address owner, Order calldata order) external returns (uint64 account) {
        if (msg.sender != address(this)) revert IPerpMarket.OnlySelf(msg.sender);
        account = order.account;
        if (order.kind == Kind.OPEN) return _open(owner, order);
        if (order.kind == Kind.INCREASE) _market.increase(account, order.size, order.collateral);
        else if (order.kind == Kind.DECREASE) _market.decrease(account, order.size, order.collateral);
        else _market.close(account);
    }

    /// @inheritdoc IOrderQueue
    function cancel(uint64 id) external nonReentrant {
        Request memory asked = _existing(id);
        if (block.timestamp <= asked.requestedAt + _lifetime) _requireCancellable(id, asked);
        _end(id, asked);
        emit OrderCancelled(id);
        _pay(asked.owner, _added(asked.order) + _executionFee);
    }

    /// @inheritdoc IOrderQueue
    function requestOf(uint64 id) external view returns (Request memory) {
        return _requests[id];
    }

    /// @inheritdoc IOrderQueue
    function escrowed() external view returns (uint256) {
        return _escrowed;
    }

    /// @notice Whether a report may carry out what was asked for at that time; asked by the queue itself.
    function requireAllowed(Report calldata report, uint64 since) external view {
        _requireAllowed(report, since);
    }

    function _end(uint64 id, Request memory asked) private {
        delete _requests[id];
        _escrowed -= _added(asked.order) + _executionFee;
    }

    function _open(address owner, Order calldata order) private returns (uint64 account) {
        if (_isNewAccount(order)) return _market.openOwned(owner, order.size, order.collateral);
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(order.account, order.size, order.collateral);
        _market.openFor(openings);
        return order.account;
    }

    function _pay(address receiver, uint256 amount) private {
        if (amount > 0) _token.safeTransfer(receiver, amount);
    }

    function _existing(uint64 id) private view returns (Request memory asked) {
        asked = _requests[id];
        if (asked.owner == address(0)) revert NoRequest(id);
    }

    /// @dev A price is known as soon as a report that satisfies the bounds has landed.
    function _requireCancellable(uint64 id, Request memory asked) private view {
        if (msg.sender != asked.owner) revert OnlyOwner(asked.order.account, msg.sender);
        Report memory report = _feed.report();
        try this.requireAllowed(report, asked.requestedAt) {
            revert PriceKnown(id, report.publishTime);
        } catch (bytes memory reason) {
            if (reason.length == 0) revert NotEnoughGas(id);
        }
    }

    function _requireAllowed(Report memory report, uint64 since) private view {
        uint256 count = _bounds.length;
        for (uint256 i = 0; i < count; i++) {
            _bounds[i].check(report, since);
        }
    }

    function _requireAcceptable(Order memory order, int64 price) private view {
        int64 held = order.kind == Kind.CLOSE ? _market.position(order.account).size : int64(0);
        int256 bought = OrderMaths.bought(order.kind, order.size, held);
        if (!OrderMaths.isAcceptable(bought, price, order.acceptablePrice)) {
            revert PriceNotAcceptable(price, order.acceptablePrice);
        }
    }

    function _isNewAccount(Order memory order) private pure returns (bool) {
        return order.kind == Kind.OPEN && order.account >= FIRST_SELF_CUSTODY_ACCOUNT;
    }

    /// @return money that the order adds to the position; what it takes out comes from the market
    function _added(Order memory order) private pure returns (uint256 money) {
        return order.kind == Kind.OPEN || order.kind == Kind.INCREASE ? uint64(order.collateral) : 0;
    }
}
