// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceFeed} from "../../../main/solidity/PriceFeed.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {GasIndexedReward} from "../../../main/solidity/liquidation/GasIndexedReward.sol";
import {vm} from "../Vm.sol";

/// @notice A liquidation takes 2.5 million gas; with ether at 2000 dollars a price of 0.02 gwei makes it cost ten cents.
contract GasIndexedRewardTest {
    PriceFeed private _gas;
    GasIndexedReward private _reward;
    uint64 private _time = 1000;

    function setUp() public {
        _gas = new PriceFeed(address(this), "gas");
        PriceFeed ether_ = new PriceFeed(address(this), "ether");
        _reward = new GasIndexedReward(_gas, ether_, tariff());
        vm.warp(_time);
        ether_.publish(2000e8, _time);
    }

    function test_theRewardFollowsTheCost() public {
        check(100e6, 1e6, "no price of gas yet");
        publish(2e6);
        check(100e6, 1_100_000, "cost and one dollar");
        check(20_000e6, 6_100_000, "cost and 3 bp of the notional");
        publish(2e8);
        check(100e6, 13e6, "cost of 10 dollars and 30 %");
        check(20_000e6, 16e6, "cost of 10 dollars and 3 bp");
        publish(4e8);
        check(20_000e6, 26e6, "cost of 20 dollars and 30 %");
        publish(5e8);
        check(20_000e6, 30e6, "the most");
        publish(1);
        check(100e6, 1_000_002, "a gwei is 0.000002 dollars and rounded up");
    }

    function testFuzz_noFeedCanStopALiquidation(int64 gasPrice, int64 notional) public {
        publish(gasPrice > 0 ? gasPrice : int64(1));
        int64 paid = _reward.reward(notional > 0 ? notional : int64(0));

        vm.assertTrue(1e6 <= paid && paid <= 30e6, "between the least and the most");
    }

    function test_aFigureOutsideItsBoundsIsRefused() public {
        GasIndexedReward.Tariff memory wrong = tariff();
        wrong.mostReward = 999_999;
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "mostReward", 999_999));
        new GasIndexedReward(_gas, _gas, wrong);
        wrong = tariff();
        wrong.gasUnits = 1e9 + 1;
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "gasUnits", 1e9 + 1));
        new GasIndexedReward(_gas, _gas, wrong);
    }

    function tariff() private pure returns (GasIndexedReward.Tariff memory) {
        return GasIndexedReward.Tariff(2_500_000, 1e6, 3e8, 3e5, 30e6);
    }

    function publish(int64 gasPrice) private {
        vm.warp(++_time);
        _gas.publish(gasPrice, _time);
    }

    function check(int64 notional, int64 expected, string memory why) private view {
        vm.assertEq(int256(_reward.reward(notional)), expected, why);
    }
}
