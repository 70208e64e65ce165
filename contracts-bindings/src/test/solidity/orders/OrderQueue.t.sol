// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IOrderMarket} from "../../../main/solidity/interfaces/IOrderMarket.sol";
import {IOrderQueue} from "../../../main/solidity/interfaces/IOrderQueue.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {SinceChange} from "../../../main/solidity/oracle/bounds/SinceChange.sol";
import {OrderQueue} from "../../../main/solidity/orders/OrderQueue.sol";
import {ScriptedFeed} from "../gates/ScriptedFeed.sol";
import {vm} from "../Vm.sol";
import {ScriptedMarket} from "./ScriptedMarket.sol";

/// @notice An order costs its executor 2 dollars, lives for 60 s and is carried out at a report observed after it was asked
/// for. Alice has 10,000 dollars; the last report before her order says 2000.
contract OrderQueueTest {
    uint64 private constant START = 1_000_000;
    uint64 private constant NEW = 2 ** 20;
    int64 private constant DOLLAR = 1e6;
    uint256 private constant FEE = 2e6;
    address private constant ALICE = address(0xA11CE);
    address private constant EXECUTOR = address(0xE8);

    TestDollar private dollar;
    ScriptedMarket private market;
    ScriptedFeed private feed;
    OrderQueue private queue;

    function setUp() public {
        vm.warp(START);
        dollar = new TestDollar();
        market = new ScriptedMarket(dollar, address(this));
        feed = new ScriptedFeed();
        queue = new OrderQueue(dollar, market, feed, OrderQueue.Terms(int64(int256(FEE)), 60), bounds());
        feed.say(2000e8, 0, 0, START - 1);
        dollar.mint(ALICE, 10_000e6);
        vm.startPrank(ALICE);
        dollar.approve(address(queue), type(uint256).max);
    }

    function bounds() private returns (IReportBound[] memory one) {
        one = new IReportBound[](1);
        one[0] = new SinceChange();
    }

    function test_anOrderIsCarriedOutAtALaterPrice() public {
        uint64 id = queue.request(long(2010e8));
        vm.assertEq(abi.encode(queue.requestOf(id)), abi.encode(ALICE, START, long(2010e8)), "request");
        checkMoney(9598e6, 402e6, 0);

        vm.warp(START + 2);
        feed.say(2010e8, 0, 0, START + 1);
        vm.expectEmit(address(queue));
        emit IOrderQueue.OrderExecuted(id, EXECUTOR, NEW, 2010e8);
        executeAs(EXECUTOR, id);
        vm.assertEq(
            market.lastCall(), abi.encodeCall(IOrderMarket.openOwned, (ALICE, 5e6, 400 * DOLLAR)), "asked of the market"
        );
        checkMoney(9598e6, 0, FEE);
        vm.assertEq(dollar.balanceOf(address(market)), 400e6, "collateral");
        refuseAs(EXECUTOR, id, abi.encodeWithSelector(IOrderQueue.NoRequest.selector, id));
    }

    function test_aPriceFromBeforeTheRequestCarriesNothingOut() public {
        uint64 id = queue.request(long(2010e8));
        refuseAs(EXECUTOR, id, abi.encodeWithSelector(IReportBound.ReportBeforeChange.selector, START - 1, START));
    }

    function test_buyersPayAtMostAndSellersGetAtLeastTheAcceptablePrice() public {
        uint64 account = openNow();
        feed.say(2010e8 + 1, 0, 0, START);
        refusePrice(queue.request(long(2010e8)), 2010e8);
        refusePrice(queue.request(order(IOrderQueue.Kind.INCREASE, account, 1, 0, 2010e8)), 2010e8);
        refusePrice(queue.request(order(IOrderQueue.Kind.DECREASE, account, -1, 0, 2010e8)), 2010e8);
        pass(queue.request(order(IOrderQueue.Kind.DECREASE, account, 1, 0, 2010e8 + 1)));
        refusePrice(queue.request(order(IOrderQueue.Kind.DECREASE, account, 1, 0, 2010e8 + 2)), 2010e8 + 2);
        refusePrice(queue.request(order(IOrderQueue.Kind.CLOSE, account, 0, 0, 2010e8 + 2)), 2010e8 + 2);
        pass(queue.request(order(IOrderQueue.Kind.INCREASE, account, 0, DOLLAR, 0)));
        pass(queue.request(order(IOrderQueue.Kind.INCREASE, account, 1, 0, 0)));
        pass(queue.request(order(IOrderQueue.Kind.CLOSE, account, 0, 0, 2010e8 + 1)));
    }

    function test_everyKindBecomesTheMarketsCall() public {
        uint64 account = openNow();
        pass(queue.request(order(IOrderQueue.Kind.INCREASE, account, 3, 4, type(int64).max)));
        vm.assertEq(market.lastCall(), abi.encodeCall(IOrderMarket.increase, (account, 3, 4)), "increase");
        pass(queue.request(order(IOrderQueue.Kind.DECREASE, account, 2, 5, 0)));
        vm.assertEq(market.lastCall(), abi.encodeCall(IOrderMarket.decrease, (account, 2, 5)), "decrease");
        pass(queue.request(order(IOrderQueue.Kind.CLOSE, account, 0, 0, 0)));
        vm.assertEq(market.lastCall(), abi.encodeCall(IOrderMarket.close, (account)), "close");
    }

    function test_theOperatorOrdersForItsAccounts() public {
        vm.stopPrank();
        dollar.mint(address(this), 1000e6);
        dollar.approve(address(queue), type(uint256).max);
        feed.say(2000e8, 0, 0, START);
        pass(queue.request(order(IOrderQueue.Kind.OPEN, 7, 5e6, 400 * DOLLAR, type(int64).max)));
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(7, 5e6, 400 * DOLLAR);
        vm.assertEq(market.lastCall(), abi.encodeCall(IOrderMarket.openFor, (openings)), "openFor");
    }

    /// @dev Attack: the market does what the queue says for any account, so the queue must know whose it is.
    function test_nobodyOrdersForTheAccountsOfOthers() public {
        uint64 account = openNow();
        vm.stopPrank();
        vm.startPrank(EXECUTOR);
        for (uint256 kind = 1; kind <= 3; kind++) {
            vm.expectRevert(abi.encodeWithSelector(IOrderQueue.OnlyOwner.selector, account, EXECUTOR));
            queue.request(order(IOrderQueue.Kind(kind), account, 1, 1, 0));
        }
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.OnlyOwner.selector, uint64(7), EXECUTOR));
        queue.request(order(IOrderQueue.Kind.OPEN, 7, 1, 1, 0));
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlySelf.selector, EXECUTOR));
        queue.carryOut(ALICE, order(IOrderQueue.Kind.CLOSE, account, 0, 0, 0));
    }

    function test_whatTheMarketRefusesGoesBackButForTheFee() public {
        uint64 id = queue.request(long(2010e8));
        market.refuse(true);
        feed.say(2000e8, 0, 0, START);
        vm.expectEmit(address(queue));
        emit IOrderQueue.OrderRefused(
            id, EXECUTOR, abi.encodeWithSelector(IPerpMarket.InsufficientMargin.selector, NEW, int64(1), int64(2))
        );
        executeAs(EXECUTOR, id);
        checkMoney(9998e6, 0, FEE);
    }

    /// @dev Attack: an executor who sends too little gas would end orders and take their fee. He keeps a 64th for himself,
    /// so that the market must be dear.
    function testFuzz_tooLittleGasEndsNoOrder(uint24 seed) public {
        market.burn(5_000_000);
        uint64 id = queue.request(long(2010e8));
        feed.say(2000e8, 0, 0, START);
        (bool done,) = address(queue).call{gas: seed % 6_000_000}(abi.encodeCall(queue.execute, (id)));
        if (done) vm.assertEq(dollar.balanceOf(address(market)), 400e6, "carried out");
        else vm.assertEq(queue.requestOf(id).owner, ALICE, "still open");
    }

    function test_anOwnerCancelsUntilThePriceIsKnown() public {
        uint64 id = queue.request(long(2010e8));
        vm.expectEmit(address(queue));
        emit IOrderQueue.OrderCancelled(id);
        queue.cancel(id);
        checkMoney(10_000e6, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.NoRequest.selector, id));
        queue.cancel(id);
    }

    /// @dev Attack: an order that may be called off at a bad price is an option for nothing.
    function test_anOwnerDoesNotCancelAKnownPrice() public {
        uint64 id = queue.request(long(2010e8));
        feed.say(1900e8, 0, 0, START);
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.PriceKnown.selector, id, START));
        queue.cancel(id);
        (bool done,) = address(queue).call{gas: 40_000}(abi.encodeCall(queue.cancel, (id)));
        vm.assertTrue(!done, "nor with little gas");
        vm.warp(START + 60);
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.PriceKnown.selector, id, START));
        queue.cancel(id);
    }

    function test_anybodyEndsWhatRanOut() public {
        uint64 id = queue.request(long(2010e8));
        feed.say(2000e8, 0, 0, START);
        vm.stopPrank();
        vm.startPrank(EXECUTOR);
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.OnlyOwner.selector, NEW, EXECUTOR));
        queue.cancel(id);
        vm.warp(START + 61);
        refuseAs(EXECUTOR, id, abi.encodeWithSelector(IOrderQueue.RequestExpired.selector, id, START + 60));
        queue.cancel(id);
        checkMoney(10_000e6, 0, 0);
    }

    function test_figuresThatMakeNoSenseAreRefused() public {
        refuseFigure(OrderQueue.Terms(-1, 60), bounds(), "executionFee", -1);
        refuseFigure(OrderQueue.Terms(0, 0), bounds(), "lifetime", 0);
        refuseFigure(OrderQueue.Terms(0, 1), new IReportBound[](0), "bounds", 0);
        vm.expectRevert(abi.encodeWithSelector(IOrderQueue.NegativeCollateral.selector, int64(-1)));
        queue.request(order(IOrderQueue.Kind.OPEN, NEW, 1, -1, 0));
    }

    /// @dev Whatever the order of calls, the queue holds what it says and nobody but the executor gets richer.
    function testFuzz_theQueueHoldsWhatBelongsToOpenRequests(uint256 script) public {
        uint64 last = 0;
        for (uint256 i = 0; i < 24; i++) {
            uint256 step = script >> (10 * i) & 1023;
            if (step % 4 == 0) {
                last = queue.request(order(IOrderQueue.Kind.OPEN, NEW, 5e6, int64(int256(step)), 2000e8));
            } else if (step % 4 == 1) {
                feed.say(1990e8 + int64(int256(step >> 2 & 31)) * 1e8, 0, 0, uint64(block.timestamp));
                market.refuse(step & 512 != 0);
            } else if (step % 4 == 2) {
                vm.warp(block.timestamp + (step >> 2 & 63));
            }
            uint64 id = last == 0 ? 0 : uint64(1 + step % last);
            (bool done,) = address(queue).call(
                step & 4 == 0 ? abi.encodeCall(queue.execute, (id)) : abi.encodeCall(queue.cancel, (id))
            );
            done;
            vm.assertEq(queue.escrowed(), openMoney(last), "open requests");
            vm.assertEq(dollar.balanceOf(address(queue)), queue.escrowed(), "held");
        }
        uint256 sum = dollar.balanceOf(ALICE) + dollar.balanceOf(address(market)) + queue.escrowed();
        vm.assertEq(sum, 10_000e6, "nothing is lost");
    }

    function openMoney(uint64 last) private view returns (uint256 money) {
        for (uint64 id = 1; id <= last; id++) {
            IOrderQueue.Request memory open = queue.requestOf(id);
            if (open.owner != address(0)) money += uint64(open.order.collateral) + FEE;
        }
    }

    /// @dev A long of 5 with 400 dollars, of an account that does not exist yet.
    function long(int64 acceptablePrice) private pure returns (IOrderQueue.Order memory) {
        return order(IOrderQueue.Kind.OPEN, NEW, 5e6, 400 * DOLLAR, acceptablePrice);
    }

    function order(IOrderQueue.Kind kind, uint64 account, int64 size, int64 collateral, int64 acceptablePrice)
        private
        pure
        returns (IOrderQueue.Order memory)
    {
        return IOrderQueue.Order(kind, account, size, collateral, acceptablePrice);
    }

    function openNow() private returns (uint64) {
        feed.say(2000e8, 0, 0, START);
        pass(queue.request(long(2000e8)));
        return NEW;
    }

    function executeAs(address executor, uint64 id) private {
        vm.stopPrank();
        vm.startPrank(executor);
        queue.execute(id);
    }

    function pass(uint64 id) private {
        queue.execute(id);
        vm.assertEq(queue.requestOf(id).owner, address(0), "carried out");
    }

    function refuseAs(address executor, uint64 id, bytes memory reason) private {
        vm.stopPrank();
        vm.startPrank(executor);
        vm.expectRevert(reason);
        queue.execute(id);
    }

    function refusePrice(uint64 id, int64 acceptablePrice) private {
        vm.expectRevert(
            abi.encodeWithSelector(IOrderQueue.PriceNotAcceptable.selector, int64(2010e8 + 1), acceptablePrice)
        );
        queue.execute(id);
    }

    function refuseFigure(
        OrderQueue.Terms memory terms,
        IReportBound[] memory given,
        string memory figure,
        int256 value
    ) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
        new OrderQueue(dollar, market, feed, terms, given);
    }

    function checkMoney(uint256 alice, uint256 held, uint256 executor) private view {
        vm.assertEq(dollar.balanceOf(ALICE), alice, "Alice");
        vm.assertEq(dollar.balanceOf(address(queue)), held, "queue");
        vm.assertEq(queue.escrowed(), held, "escrowed");
        vm.assertEq(dollar.balanceOf(EXECUTOR), executor, "executor");
    }
}
