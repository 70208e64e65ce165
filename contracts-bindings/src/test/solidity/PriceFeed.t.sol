// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceFeed} from "../../main/solidity/PriceFeed.sol";
import {IPriceFeed} from "../../main/solidity/interfaces/IPriceFeed.sol";
import {vm} from "./Vm.sol";

contract PriceFeedTest {
    PriceFeed private feed;

    function setUp() public {
        vm.warp(1000);
        feed = new PriceFeed(address(this), "BTC / USD");
        feed.publish(2000e8, 900);
    }

    function test_aNewerUpdateReplacesTheLast() public {
        vm.expectEmit(address(feed));
        emit IPriceFeed.PriceUpdated(1999e8, 901);
        feed.publish(1999e8, 901);

        (int64 price, uint64 publishTime) = feed.latest();
        vm.assertEq(int256(price), 1999e8, "price");
        vm.assertEq(uint256(publishTime), 901, "publish time");
    }

    function test_publishTimesOnlyGrow() public {
        vm.expectRevert(abi.encodeWithSelector(IPriceFeed.PublishTimeNotAfterLast.selector, uint64(900), uint64(900)));
        feed.publish(1999e8, 900);
    }

    function test_noUpdateIsFromTheFuture() public {
        feed.publish(1999e8, 1000);

        vm.expectRevert(abi.encodeWithSelector(IPriceFeed.PublishTimeInFuture.selector, uint64(1001), uint64(1000)));
        feed.publish(1999e8, 1001);
    }

    function test_pricesArePositive() public {
        vm.expectRevert(abi.encodeWithSelector(IPriceFeed.NonPositivePrice.selector, int64(0)));
        feed.publish(0, 901);
    }

    function test_onlyThePublisherPublishes() public {
        vm.startPrank(address(0xBAD));
        vm.expectRevert(abi.encodeWithSelector(IPriceFeed.OnlyPublisher.selector, address(0xBAD)));
        feed.publish(1999e8, 901);
    }
}
