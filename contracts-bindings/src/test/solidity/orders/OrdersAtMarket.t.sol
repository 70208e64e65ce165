// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IOrderMarket} from "../../../main/solidity/interfaces/IOrderMarket.sol";
import {IOrderQueue} from "../../../main/solidity/interfaces/IOrderQueue.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceFeed} from "../../../main/solidity/interfaces/IPriceFeed.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {Pause} from "../../../main/solidity/operations/Pause.sol";
import {Roles} from "../../../main/solidity/operations/Roles.sol";
import {SettleableReportFeed} from "../../../main/solidity/operations/SettleableReportFeed.sol";
import {SinceChange} from "../../../main/solidity/oracle/bounds/SinceChange.sol";
import {OrderQueue} from "../../../main/solidity/orders/OrderQueue.sol";
import {ScriptedFeed} from "../gates/ScriptedFeed.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A whole market behind a queue, a pause and a feed that can be settled. The test contract holds every role.
/// Alice has 5002 dollars: 4000 of collateral for a long of 100, and fees of 1 dollar for two orders.
contract OrdersAtMarketTest is MarketFixture {
    uint64 private constant ACCOUNT = 2 ** 20;

    ScriptedFeed private inner;
    SettleableReportFeed private feed;
    Roles private roles;
    Pause private pause;
    OrderQueue private queue;

    function setUp() public {
        inner = new ScriptedFeed();
        roles = new Roles([address(this), address(this), address(this), address(this)]);
        feed = new SettleableReportFeed(inner, roles);
        mechanismCount = 3;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        say(2000);
        dollar.mint(ALICE, 5002e6);
        vm.startPrank(ALICE);
        dollar.approve(address(queue), type(uint256).max);
    }

    function compose(address marketAddress, address, address) internal override {
        pause = new Pause(roles, 3600);
        IReportBound[] memory bounds = new IReportBound[](1);
        bounds[0] = new SinceChange();
        OrderQueue.Terms memory terms = OrderQueue.Terms(DOLLAR, 60);
        queue = new OrderQueue(dollar, IOrderMarket(marketAddress), feed, terms, bounds);
        (mechanisms.gate, mechanisms.orders) = (pause, address(queue));
    }

    function markFeed() internal view override returns (IPriceFeed) {
        return feed;
    }

    function executionFeed() internal view override returns (IPriceFeed) {
        return feed;
    }

    function test_aPositionThatWasOrderedIsTheOwnersAndPaysHim() public {
        uint64 id = queue.request(openLong());
        executeAt(id, 1990);
        vm.assertEq(market.ownerOf(ACCOUNT), ALICE, "owner");
        IPerpMarket.Position memory held =
            IPerpMarket.Position(100 * UNIT, 1990 * PRICE, 4000 * DOLLAR, uint64(block.timestamp));
        vm.assertEq(abi.encode(market.position(ACCOUNT)), abi.encode(held), "position");

        vm.startPrank(ALICE);
        id = queue.request(IOrderQueue.Order(IOrderQueue.Kind.CLOSE, ACCOUNT, 0, 0, 0));
        executeAt(id, 2010);
        // 1000 that she kept, 4000 of collateral and 20 on each of 100.
        eq(cashOf(ALICE), 7000 * DOLLAR, "Alice");
        eq(cashOf(KEEPER), 2 * DOLLAR, "executor");
        eq(cashOf(address(queue)), 0, "queue");
    }

    function test_whatTheMarketRefusesComesBack() public {
        IOrderQueue.Order memory order = openLong();
        order.collateral = 3000 * DOLLAR;
        uint64 id = queue.request(order);
        refuse(
            id,
            abi.encodeWithSelector(
                IPerpMarket.InsufficientMargin.selector, ACCOUNT, 3000 * DOLLAR, 4000 * DOLLAR
            )
        );
        eq(cashOf(ALICE), 5001 * DOLLAR, "all but the fee");
    }

    function test_aPauseStopsOrdersToo() public {
        uint64 id = queue.request(openLong());
        vm.stopPrank();
        pause.pause(1);
        refuse(id, abi.encodeWithSelector(Pause.ActionPaused.selector, Action.OPEN));
        eq(cashOf(ALICE), 5001 * DOLLAR, "all but the fee");
    }

    function test_afterASettlementEverybodyLeavesAtItsPrice() public {
        executeAt(queue.request(openLong()), 1990);
        feed.settleAt(1970 * PRICE);
        vm.warp(block.timestamp + 30 days);
        vm.startPrank(ALICE);
        uint64 id = queue.request(IOrderQueue.Order(IOrderQueue.Kind.CLOSE, ACCOUNT, 0, 0, 0));
        queue.execute(id);
        // She carries it out herself, at once, and so gets the fee of it back.
        eq(cashOf(ALICE), 3001 * DOLLAR, "1001 that she kept, 4000 less 20 on each of 100");
    }

    /// @dev Attack: with both ways open an owner would trade at a price that he knows already, without a second step.
    function test_nobodyTradesPastTheQueue() public {
        executeAt(queue.request(openLong()), 1990);
        vm.startPrank(ALICE);
        expectOnlyOrders(ALICE);
        market.open(UNIT, 100 * DOLLAR);
        expectOnlyOrders(ALICE);
        market.increase(ACCOUNT, 1, 0);
        expectOnlyOrders(ALICE);
        market.decrease(ACCOUNT, 1, 0);
        expectOnlyOrders(ALICE);
        market.decrease(ACCOUNT, 0, 1);
        expectOnlyOrders(ALICE);
        market.close(ACCOUNT);
        vm.stopPrank();

        openGolden(1);
        expectOnlyOrders(address(this));
        market.close(1);
    }

    function test_aTopUpNeedsNoSecondStep() public {
        executeAt(queue.request(openLong()), 1990);
        vm.startPrank(ALICE);
        dollar.approve(address(market), 5e6);
        market.increase(ACCOUNT, 0, 5 * DOLLAR);
        eq(market.position(ACCOUNT).collateral, 4005 * DOLLAR, "collateral");
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, ACCOUNT, address(this)));
        market.increase(ACCOUNT, 0, 5 * DOLLAR);
    }

    function openLong() private pure returns (IOrderQueue.Order memory) {
        return IOrderQueue.Order(IOrderQueue.Kind.OPEN, ACCOUNT, 100 * UNIT, 4000 * DOLLAR, 2010 * PRICE);
    }

    function expectOnlyOrders(address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyOrders.selector, caller));
    }

    function say(int64 price) private {
        vm.warp(block.timestamp + 1);
        inner.say(price * PRICE, 0, price * PRICE, uint64(block.timestamp));
    }

    function refuse(uint64 id, bytes memory reason) private {
        vm.stopPrank();
        say(2000);
        vm.startPrank(KEEPER);
        vm.expectEmit(address(queue));
        emit IOrderQueue.OrderRefused(id, KEEPER, reason);
        queue.execute(id);
    }

    function executeAt(uint64 id, int64 price) private {
        vm.stopPrank();
        say(price);
        vm.startPrank(KEEPER);
        queue.execute(id);
        vm.stopPrank();
    }
}
