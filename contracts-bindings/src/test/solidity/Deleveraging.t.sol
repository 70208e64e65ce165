// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IDeleverager} from "../../main/solidity/interfaces/IDeleverager.sol";
import {ILossWaterfall} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IShortfalls} from "../../main/solidity/interfaces/IShortfalls.sol";
import {Deleverager} from "../../main/solidity/lastresort/Deleverager.sol";
import {DeleveragingMaths} from "../../main/solidity/maths/DeleveragingMaths.sol";
import {QueueFixture} from "./QueueFixture.sol";
import {vm} from "./Vm.sol";

/// @title A long of 100 at 2000 with 4000 of collateral is closed at 1950, 1000 below nothing, and no pocket pays
/// @notice Its bankruptcy price is 1960. Winners are shorts from 2000: at 1950 they give up 10 dollars for each 1.0.
contract DeleveragingTest is QueueFixture {
    uint64 internal constant BANKRUPT = 7;

    function compose(address marketAddress, address, address waterfallAddress) internal override {
        composeQueue(marketAddress, waterfallAddress, 1 hours);
    }

    function setUp() public {
        mechanismCount = 2;
        lpPoolCap = 0;
        start();
    }

    function start() internal {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(BANKRUPT);
    }

    function test_theBestWinnerGivesUpWhatIsMissing() public {
        // Profit 50 each at 1950: 2500 of 4500 of equity beats 5000 of 15,000.
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        bankrupt();
        uint256 cash = lpPool.cash();

        vm.expectEmit(address(deleverager));
        emit Deleverager.Deleveraged(2, 500 * DOLLAR, 500 * DOLLAR);
        vm.expectEmit(address(deleverager));
        emit Deleverager.Deleveraged(1, 500 * DOLLAR, 500 * DOLLAR);
        deleverager.deleverage(two(1, 2));

        eq(shortfalls.pending(), 0, "nothing is missing any more");
        eq(market.position(2).size, 0, "the first is closed");
        eq(market.position(1).size, -50 * UNIT, "half of the second, 10 each");
        // 50 at (2000 - 1960) for each; the first takes it out, the second keeps it as collateral.
        eq(market.position(1).collateral, 12_000 * DOLLAR, "its profit became collateral");
        vm.assertEq(cash - lpPool.cash(), uint64(4000 * DOLLAR), "what the pool paid");
    }

    function test_aSkipIsRefused() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        bankrupt();

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.Outranked.selector, uint64(1), uint64(2)));
        deleverager.deleverage(one(1));
    }

    function test_aWinnerIsNamedOnce() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(4, 10 * UNIT, 1000 * DOLLAR);
        bankrupt();

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.NamedTwice.selector, uint64(1)));
        deleverager.deleverage(two(1, 1));
        vm.expectRevert(abi.encodeWithSelector(IDeleverager.NoWinner.selector));
        deleverager.deleverage(two(4, 4));
    }

    function test_aPositionThatWasMadeOneUnitSmallerIsTakenAllTheSame() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        bankrupt();

        market.decrease(2, -1, 0);
        deleverager.deleverage(two(1, 2));

        eq(shortfalls.pending(), 0, "borne");
        eq(market.position(2).size, 0, "the first is closed");
    }

    function test_aSecondUnnamedWinnerStopsTheQueueWhereItsTurnComes() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        openOne(3, -50 * UNIT, 4000 * DOLLAR);
        bankrupt();

        deleverager.deleverage(two(1, 2));

        eq(shortfalls.pending(), 500 * DOLLAR, "only the first was taken");
        eq(market.position(1).size, -100 * UNIT, "the third comes before it");
    }

    function test_ofEqualWinnersTheLowerIdComesFirst() public {
        openOne(1, -50 * UNIT, 2000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        bankrupt();

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.Outranked.selector, uint64(2), uint64(1)));
        deleverager.deleverage(one(2));
        deleverager.deleverage(one(1));

        eq(shortfalls.pending(), 500 * DOLLAR, "10 for each of 50");
    }

    function test_nobodyIsNamedTwice() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 2000 * DOLLAR);
        bankrupt();
        uint64[] memory named = new uint64[](3);
        (named[0], named[1], named[2]) = (2, 2, 1);

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.NamedTwice.selector, uint64(2)));
        deleverager.deleverage(named);
    }

    function test_whoIsNoWinnerIsPassedOver() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(4, 10 * UNIT, 1000 * DOLLAR);
        bankrupt();

        deleverager.deleverage(two(4, 1));

        eq(shortfalls.pending(), 0, "borne by the short");
        eq(market.position(4).size, 10 * UNIT, "a long");
    }

    function test_theOldestShortfallIsBorneFirstAndOnce() public {
        openOne(8, 30 * UNIT, 1250 * DOLLAR);
        openOne(1, -200 * UNIT, 10_000 * DOLLAR);
        bankrupt();
        market.liquidate(8);

        deleverager.deleverage(one(1));
        eq(shortfalls.pending(), 250 * DOLLAR, "1500 lost of 1250");
        eq(market.position(1).size, -100 * UNIT, "10 for each of 100");
        eq(shortfalls.oldest().bankruptcyPrice, 195_833_333_333, "the other's");

        // 250 at 8.33333333 each take 30.000001, rounded up.
        deleverager.deleverage(one(1));
        eq(shortfalls.pending(), 0, "nothing is missing any more");
        eq(market.position(1).size, -69_999_999, "30.000001 less");
        vm.expectRevert(abi.encodeWithSelector(IShortfalls.NothingPending.selector));
        deleverager.deleverage(one(1));
    }

    function test_theBankruptcyPriceIsRoundedTowardsThePriceOfTheClose() public {
        // 250 missing for 30 are 8.33333333… each, at 1950 and at 2050.
        openOne(1, 30 * UNIT, 1250 * DOLLAR);
        openOne(2, -30 * UNIT, 1250 * DOLLAR);
        publishBoth(1950);
        market.liquidate(1);
        eq(shortfalls.oldest().bankruptcyPrice, 195_833_333_333, "down for a long");
        vm.warp(block.timestamp + 1 hours);
        shortfalls.writeOff();

        publishBoth(2050);
        market.liquidate(2);
        eq(shortfalls.oldest().bankruptcyPrice, 204_166_666_667, "up for a short");
    }

    function test_whereWinnersWouldGainNothingIsDone() public {
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        bankrupt();
        publishBoth(1970);

        vm.expectRevert(
            abi.encodeWithSelector(Deleverager.NothingToGiveUp.selector, 1970 * PRICE, 1960 * PRICE)
        );
        deleverager.deleverage(one(1));
    }

    function test_theWinnersShareByTheirSizeWhereTheRuleSaysSo() public {
        rankRule = DeleveragingMaths.RankRule.PRO_RATA;
        start();
        openOne(1, -150 * UNIT, 10_000 * DOLLAR);
        openOne(2, -50 * UNIT, 5000 * DOLLAR);
        bankrupt();

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.Outranked.selector, uint64(1), uint64(2)));
        deleverager.deleverage(one(1));
        deleverager.deleverage(two(1, 2));

        eq(shortfalls.pending(), 0, "borne");
        eq(market.position(1).size, -75 * UNIT, "half of it");
        eq(market.position(2).size, -25 * UNIT, "half of it, too");
    }

    function test_atTheMarkTheExposureEndsAndNothingIsGivenUp() public {
        priceRule = Deleverager.PriceRule.ORACLE;
        start();
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        bankrupt();

        vm.expectEmit(address(deleverager));
        emit Deleverager.Deleveraged(1, 0, 0);
        deleverager.deleverage(one(1));

        eq(shortfalls.pending(), 1000 * DOLLAR, "still missing");
        eq(market.position(1).size, 0, "closed with all of its profit");
    }

    function test_thePreviousMark() public {
        priceRule = Deleverager.PriceRule.PREVIOUS_MARK;
        start();
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        bankrupt();
        publishBoth(1940);

        deleverager.deleverage(one(1));

        eq(shortfalls.pending(), 0, "10 for each of 100");
        eq(market.position(1).size, 0, "closed at 1950");
    }

    function test_afterTheWindowItIsWrittenOff() public {
        bankrupt();
        uint64 until = uint64(block.timestamp) + 1 hours;

        vm.expectRevert(abi.encodeWithSelector(IShortfalls.WindowOpen.selector, until));
        shortfalls.writeOff();
        vm.warp(until);
        vm.expectEmit(address(shortfalls));
        emit IShortfalls.ShortfallWrittenOff(uint64(1000 * DOLLAR));
        shortfalls.writeOff();

        eq(shortfalls.pending(), 0, "nobody will bear it");
        vm.expectRevert(abi.encodeWithSelector(IShortfalls.NothingPending.selector));
        deleverager.deleverage(one(1));
    }

    function test_onlyTheQueueTellsWhatWasBorneAndOnlyItCloses() public {
        bankrupt();

        vm.expectRevert(abi.encodeWithSelector(IShortfalls.OnlyResolver.selector, address(this)));
        shortfalls.resolve(1);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyDeleverager.selector, address(this)));
        market.deleverage(1, UNIT, PRICE);
    }

    /// @dev From here the price is 1950 and 1000 dollars are missing.
    function bankrupt() internal {
        publishBoth(1950);
        vm.expectEmit(address(waterfall));
        emit ILossWaterfall.ShortfallSettled(
            BANKRUPT, uint64(1000 * DOLLAR), nothingPaid(), uint64(1000 * DOLLAR), 0
        );
        market.liquidate(BANKRUPT);
        eq(shortfalls.oldest().bankruptcyPrice, 1960 * PRICE, "where it would have left nothing");
    }

    function nothingPaid() private view returns (ILossWaterfall.PocketPayment[] memory paid) {
        address[] memory order = pocketOrder();
        paid = new ILossWaterfall.PocketPayment[](order.length);
        for (uint256 i = 0; i < order.length; i++) paid[i].pocket = order[i];
    }

    function two(uint64 first, uint64 second) private pure returns (uint64[] memory accounts) {
        accounts = new uint64[](2);
        (accounts[0], accounts[1]) = (first, second);
    }
}
