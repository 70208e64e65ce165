// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall, Loss} from "../../../main/solidity/interfaces/ILossWaterfall.sol";
import {ILpPool} from "../../../main/solidity/interfaces/ILpPool.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../../main/solidity/interfaces/IPocket.sol";
import {IPushFeed} from "../../../main/solidity/interfaces/IPushFeed.sol";
import {PriceFeed} from "../../../main/solidity/PriceFeed.sol";
import {Model} from "./Model.sol";
import {vm} from "../Vm.sol";

/// @title Prices, time, gifts, and somebody who tries what is not allowed
abstract contract Outsiders is Model {
    address internal constant GRIEFER = address(0x6e1ef);
    uint64 private constant LONGEST_REST = 200;
    /// @dev Dollars.
    int64 internal lowestPrice;
    int64 internal highestPrice;

    /// @dev Half of the time both feeds jump on their own, so that closes happen far from the mark.
    function move(uint64 markMove, uint64 executionMove) external followed {
        pass(1);
        int64 newMark = drawnPrice(markMove);
        bool isNear = spread(executionMove) % 2 == 0;
        publishPrices(newMark, isNear ? near(newMark, executionMove) : drawnPrice(executionMove));
    }

    /// @dev A move of less than 5 % from the last mark, the way in which most prices change.
    function drift(uint64 number) external followed {
        pass(1);
        int64 perMille = int64(number % 99) - 49;
        int64 price = mark + mark / 1000 * perMille;
        if (price < lowestPrice * PRICE) price = lowestPrice * PRICE;
        publishPrices(price, price);
    }

    /// @dev Time passes; one time in four the publisher sleeps.
    function rest(uint64 time) external followed {
        pass(1 + uint64(spread(time) % LONGEST_REST));
        if (spread(time) % 4 != 0) publishPrices(mark, execution);
    }

    /// @dev Rule 11: no price is older than the one before it, and none comes from anybody else.
    function publishBadly(uint64 back) external followed {
        uint64 time = publishedAt - back % 100;
        bytes memory reason =
            abi.encodeWithSelector(IPushFeed.PublishTimeNotAfterLast.selector, time, publishedAt);
        checkedAttempt(address(this), address(oracleFeed), abi.encodeCall(PriceFeed.publish, (1, time)), reason);
        time = uint64(block.timestamp) + 1;
        reason = abi.encodeWithSelector(IPushFeed.PublishTimeInFuture.selector, time, block.timestamp);
        checkedAttempt(address(this), address(fastFeed), abi.encodeCall(PriceFeed.publish, (1, time)), reason);
    }

    function give(uint256 receiver, uint64 amount) external followed {
        address[5] memory receivers =
            [address(market), address(lpPool), address(safetyModule), address(feeBuffer), address(secondBuffer)];
        given(receivers[receiver % receivers.length], int256(spread(amount) % uint64(1000 * DOLLAR)));
    }

    /// @notice Nobody but who is meant to calls what moves others' money.
    function grief(uint256 which, uint64 account, uint64 amount) external followed {
        account = accounts[account % accounts.length];
        (address target, bytes memory call, bytes memory reason) =
            which % 2 == 0 ? forbiddenOfMarket(which / 2, account) : forbiddenOfPockets(which / 2, amount);
        checkedAttempt(GRIEFER, target, call, reason);
    }

    function given(address to, int256 gift) internal {
        dollar.mint(to, uint256(gift));
        minted += gift;
        held[to] += gift;
        gifts[to] += gift;
        note("gift");
    }

    function publishPrices(int64 newMark, int64 newExecution) internal {
        bool isOneFeed = address(fastFeed) == address(oracleFeed);
        (mark, execution) = (newMark, isOneFeed ? newMark : newExecution);
        publishedAt = uint64(block.timestamp);
        oracleFeed.publish(mark, publishedAt);
        if (!isOneFeed) fastFeed.publish(execution, publishedAt);
    }

    /// @dev Within 5 %.
    function near(int64 price, uint64 number) private pure returns (int64) {
        return price / 1000 * (950 + int64(uint64(spread(number) / 2 % 100)));
    }

    function drawnPrice(uint64 number) internal view returns (int64) {
        return lowestPrice * PRICE + int64(uint64(spread(number) % uint64((highestPrice - lowestPrice) * PRICE)));
    }

    function pass(uint64 secondsLater) internal {
        vm.warp(block.timestamp + secondsLater);
    }

    function forbiddenOfMarket(uint256 which, uint64 account)
        private
        view
        returns (address target, bytes memory call, bytes memory reason)
    {
        bytes[6] memory calls = [
            abi.encodeCall(IPerpMarket.close, (account)),
            abi.encodeCall(IPerpMarket.increase, (account, 1, 1)),
            abi.encodeCall(IPerpMarket.decrease, (account, 1, 1)),
            abi.encodeCall(IPerpMarket.openFor, (new IPerpMarket.Opening[](0))),
            abi.encodeWithSignature("liquidateItem(uint64,address)", account, GRIEFER),
            abi.encodeCall(PriceFeed.publish, (1, uint64(block.timestamp)))
        ];
        which = which % calls.length;
        bytes4[3] memory others =
            [IPerpMarket.OnlyOperator.selector, IPerpMarket.OnlySelf.selector, IPushFeed.OnlyPublisher.selector];
        target = which == 5 ? address(oracleFeed) : address(market);
        reason = which < 3
            ? abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, account, GRIEFER)
            : abi.encodeWithSelector(others[which - 3], GRIEFER);
        return (target, calls[which], reason);
    }

    function forbiddenOfPockets(uint256 which, uint64 amount)
        private
        view
        returns (address target, bytes memory call, bytes memory reason)
    {
        which = which % 6;
        address pool = address(lpPool);
        target = [pool, pool, address(waterfall), pool, address(safetyModule), address(feeBuffer)][which];
        bytes4 selector = which == 2 ? ILossWaterfall.OnlyMarket.selector : ILpPool.OnlyMarket.selector;
        if (which > 2) selector = IPocket.OnlyWaterfall.selector;
        reason = abi.encodeWithSelector(selector, GRIEFER);
        if (which == 0) call = abi.encodeCall(ILpPool.payTrader, (amount));
        else if (which == 1) call = abi.encodeCall(ILpPool.credit, (amount));
        else if (which == 2) call = abi.encodeCall(ILossWaterfall.settle, (Loss(amount, 1, 1, amount)));
        else call = abi.encodeCall(IPocket.absorb, (amount));
    }
}
