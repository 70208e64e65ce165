// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceFeed} from "../../main/solidity/PriceFeed.sol";
import {AggregatorV3Interface} from "../../main/solidity/interfaces/AggregatorV3Interface.sol";
import {IPushFeed} from "../../main/solidity/interfaces/IPushFeed.sol";
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
        emit IPushFeed.PriceUpdated(1999e8, 901);
        feed.publish(1999e8, 901);

        (int64 price, uint64 publishTime) = feed.latest();
        vm.assertEq(int256(price), 1999e8, "price");
        vm.assertEq(uint256(publishTime), 901, "publish time");
    }

    function test_publishTimesOnlyGrow() public {
        vm.expectRevert(abi.encodeWithSelector(IPushFeed.PublishTimeNotAfterLast.selector, uint64(900), uint64(900)));
        feed.publish(1999e8, 900);
    }

    function test_noUpdateIsFromTheFuture() public {
        feed.publish(1999e8, 1000);

        vm.expectRevert(abi.encodeWithSelector(IPushFeed.PublishTimeInFuture.selector, uint64(1001), uint64(1000)));
        feed.publish(1999e8, 1001);
    }

    function test_pricesArePositive() public {
        vm.expectRevert(abi.encodeWithSelector(IPushFeed.NonPositivePrice.selector, int64(0)));
        feed.publish(0, 901);
    }

    function test_onlyThePublisherPublishes() public {
        vm.startPrank(address(0xBAD));
        vm.expectRevert(abi.encodeWithSelector(IPushFeed.OnlyPublisher.selector, address(0xBAD)));
        feed.publish(1999e8, 901);
    }

    function test_itIsReadLikeAFeedOfChainlinks() public {
        AggregatorV3Interface chainlink = feed;
        vm.assertEq(uint256(chainlink.decimals()), 8, "decimals");
        vm.assertEq(bytes(chainlink.description()), bytes("BTC / USD"), "description");
        vm.assertEq(chainlink.version(), 1, "version");

        feed.publish(1999e8, 950);

        vm.assertEq(latestRound(), abi.encode(2, 1999e8, 950, 1000, 2), "latest round");
        vm.assertEq(round(1), abi.encode(1, 2000e8, 900, 1000, 1), "first round");
    }

    function test_theLast32RoundsAreKept() public {
        for (uint64 i = 2; i <= 33; i++) {
            vm.warp(1000 + i);
            feed.publish(int64(i) * 1e8, 900 + i);
        }

        refuseRound(0);
        refuseRound(1);
        vm.assertEq(round(2), abi.encode(2, 2e8, 902, 1002, 2), "oldest");
        vm.assertEq(round(33), abi.encode(33, 33e8, 933, 1033, 33), "newest");
        vm.assertEq(latestRound(), round(33), "latest");
        refuseRound(34);
        refuseRound(2 ** 64 + 33);
    }

    function test_beforeTheFirstPriceThereIsNoRound() public {
        feed = new PriceFeed(address(this), "");

        vm.expectRevert(abi.encodeWithSelector(IPushFeed.NoRound.selector, uint80(0)));
        feed.latestRoundData();
        refuseRound(0);
    }

    function refuseRound(uint80 roundId) private {
        vm.expectRevert(abi.encodeWithSelector(IPushFeed.NoRound.selector, roundId));
        feed.getRoundData(roundId);
    }

    function latestRound() private view returns (bytes memory) {
        (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) = feed.latestRoundData();
        return abi.encode(id, answer, startedAt, updatedAt, answeredIn);
    }

    function round(uint80 roundId) private view returns (bytes memory) {
        (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredIn) =
            feed.getRoundData(roundId);
        return abi.encode(id, answer, startedAt, updatedAt, answeredIn);
    }
}
