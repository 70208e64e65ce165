// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarginMaths} from "../../main/solidity/maths/MarginMaths.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice The golden position, long 100 at 2000 with 4000 of collateral, grows by 50 at 2100: the average is 305,000 / 150.
contract IncreaseTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
    }

    function test_theEntryPriceIsTheAverageRoundedUpForALong() public {
        publishBoth(2100);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionIncreased(1, 50 * UNIT, 2100 * PRICE, 3000 * DOLLAR, 203_333_333_334, realised(0, 0));
        market.increase(1, 50 * UNIT, 3000 * DOLLAR);

        checkPosition(150 * UNIT, 203_333_333_334, 7000 * DOLLAR);
        // 150 times 2033.33333334 is 305,000.000001.
        IPerpMarket.OpenInterest memory expected =
            IPerpMarket.OpenInterest(150 * UNIT, 0, 305_000 * DOLLAR + 1, 0);
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(expected), "open interest");
        eq(cashOf(address(market)), 7000 * DOLLAR, "collateral of the position");
    }

    function test_theEntryPriceIsTheAverageRoundedDownForAShort() public {
        market.close(1);
        openOne(1, -100 * UNIT, 20_000 * DOLLAR);
        publishBoth(2100);

        market.increase(1, -50 * UNIT, 3000 * DOLLAR);

        checkPosition(-150 * UNIT, 203_333_333_333, 23_000 * DOLLAR);
    }

    function test_theFastFeedsPriceIsPaidAndTheMarkIsAskedForMargin() public {
        deploy(noFees(), IPerpMarket.CloseMode.MARKET, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
        publish(fastFeed, 1960);

        // Bought at 1980 on average and marked at 2000: equity 4000 + 4000 against 2 % of 400,000.
        market.increase(1, 100 * UNIT, 0);

        checkPosition(200 * UNIT, 1980 * PRICE, 4000 * DOLLAR);
    }

    function test_collateralAloneNeedsNoPrice() public {
        uint64 changedAt = market.position(1).changedAt;
        vm.warp(block.timestamp + MAX_AGE + 1);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionIncreased(1, 0, 0, 5 * DOLLAR, 2000 * PRICE, realised(0, 0));
        market.increase(1, 0, 5 * DOLLAR);

        checkPosition(100 * UNIT, 2000 * PRICE, 4005 * DOLLAR, changedAt);
        eq(cashOf(address(market)), 4005 * DOLLAR, "collateral");
    }

    function test_aTopUpSavesAPositionFromLiquidation() public {
        publishBoth(1979);

        // 1900 against 1979: 79 are missing.
        market.increase(1, 0, 79 * DOLLAR);

        vm.expectRevert(
            abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, uint64(1), 1979 * DOLLAR, 1979 * DOLLAR)
        );
        market.liquidate(1);
    }

    function test_inSelfCustodyTheOwnerIncreases() public {
        dollar.mint(ALICE, uint64(5000 * DOLLAR));
        vm.startPrank(ALICE);
        dollar.approve(address(market), uint64(5000 * DOLLAR));
        uint64 account = market.open(100 * UNIT, 4000 * DOLLAR);

        market.increase(account, 0, 1000 * DOLLAR);

        eq(market.position(account).collateral, 5000 * DOLLAR, "collateral");
        eq(cashOf(ALICE), 0, "Alice");
    }

    function test_refusalsComeInTheirOrder() public {
        refuse(2, 0, -1, abi.encodeWithSelector(IPerpMarket.NoPosition.selector, uint64(2)));
        refuse(1, 0, -1, abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), int64(-1)));
        refuse(1, -1, -1, abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), int64(-1)));
        refuse(1, 0, 0, abi.encodeWithSelector(IPerpMarket.NothingToChange.selector, uint64(1)));
        refuse(1, -1, 5, abi.encodeWithSelector(IPerpMarket.WrongSide.selector, uint64(1), int64(-1), 100 * UNIT));
        vm.startPrank(ALICE);
        refuse(2, 0, -1, abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, uint64(2), ALICE));
    }

    function test_growingNeedsAFreshPrice() public {
        uint64 published = uint64(block.timestamp);
        vm.warp(published + MAX_AGE + 1);

        refuse(1, UNIT, 100 * DOLLAR, abi.encodeWithSelector(IPerpMarket.StalePrice.selector, published, MAX_AGE));
        refuse(1, -1, 5, abi.encodeWithSelector(IPerpMarket.WrongSide.selector, uint64(1), int64(-1), 100 * UNIT));
    }

    function test_theWholePositionMustHoldItsInitialMargin() public {
        // 200 at 2000: 8000 for the whole.
        refuse(
            1,
            100 * UNIT,
            4000 * DOLLAR - 1,
            abi.encodeWithSelector(
                IPerpMarket.InsufficientMargin.selector, uint64(1), 8000 * DOLLAR - 1, 8000 * DOLLAR
            )
        );
        market.increase(1, 100 * UNIT, 4000 * DOLLAR);
    }

    function test_theReserveIsAskedAfterTheMargin() public {
        // Half of a million is 250 units at 2000.
        refuse(
            1,
            150 * UNIT + 1,
            10_000 * DOLLAR,
            abi.encodeWithSelector(
                IPerpMarket.ReserveExceeded.selector, 500_000 * DOLLAR + 2000, 500_000 * DOLLAR
            )
        );
        market.increase(1, 150 * UNIT, 10_000 * DOLLAR);
    }

    function testFuzz_theAverageNeverHelpsTheTrader(uint40 size, uint40 added, uint64 entry, uint64 price, uint64 close)
        public
        pure
    {
        for (int64 side = -1; side <= 1; side += 2) {
            int64 first = side * (1 + int64(uint64(size)));
            int64 second = side * (1 + int64(uint64(added)));
            checkAverage(first, second, priceOf(entry), priceOf(price), priceOf(close));
        }
    }

    function checkAverage(int64 first, int64 second, int64 entry, int64 price, int64 close) private pure {
        int64 average = MarginMaths.averageEntry(first, entry, second, price);
        int256 parts = int256(MarginMaths.pnl(first, entry, close, UNIT)) + MarginMaths.pnl(second, price, close, UNIT);
        int256 whole = MarginMaths.pnl(first + second, average, close, UNIT);

        vm.assertTrue(average >= (entry < price ? entry : price), "not below both");
        vm.assertTrue(average <= (entry < price ? price : entry), "not above both");
        // The parts are rounded down twice, the whole once.
        vm.assertTrue(whole <= parts + 1, "not better than the parts");
        int256 oneStepOfPrice = MarginMaths.magnitude(first + second) / (100 * UNIT) + 1;
        vm.assertTrue(whole >= parts - oneStepOfPrice - 1, "worse by at most one step of price");
    }

    function priceOf(uint64 seed) private pure returns (int64) {
        return int64(1 + seed % 1e13);
    }

    function refuse(uint64 account, int64 size, int64 collateral, bytes memory refusal) private {
        vm.expectRevert(refusal);
        market.increase(account, size, collateral);
    }

    function checkPosition(int64 size, int64 entryPrice, int64 collateral) private view {
        checkPosition(size, entryPrice, collateral, uint64(block.timestamp));
    }

    function checkPosition(int64 size, int64 entryPrice, int64 collateral, uint64 changedAt) private view {
        IPerpMarket.Position memory expected = IPerpMarket.Position(size, entryPrice, collateral, changedAt);
        vm.assertEq(abi.encode(market.position(1)), abi.encode(expected), "position");
    }
}
