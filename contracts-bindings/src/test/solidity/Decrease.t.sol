// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice Parts of the golden position, long 100 at 2000 with 4000 of collateral, are closed.
contract DecreaseTest is MarketFixture {
    function setUp() public {
        start(IPerpMarket.CloseMode.ORACLE, 1_000_000);
        openGolden(1);
    }

    function start(IPerpMarket.CloseMode mode, int64 lpDollars) private {
        deploy(noFees(), mode, NO_CAP);
        depositLp(lpDollars);
        publishBoth(2000);
    }

    function test_theProfitOfAPartIsAddedToTheCollateral() public {
        publishBoth(2010);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, 40 * UNIT, 2010 * PRICE, realised(400 * DOLLAR, 0), 0);
        market.decrease(1, 40 * UNIT, 0);

        checkPosition(60 * UNIT, 4400 * DOLLAR);
        vm.assertEq(lpPool.cash(), uint64(999_600 * DOLLAR), "pool");
        eq(cashOf(address(market)), 4400 * DOLLAR, "market");
        IPerpMarket.OpenInterest memory expected = IPerpMarket.OpenInterest(60 * UNIT, 0, 120_000 * DOLLAR, 0);
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(expected), "open interest");
    }

    function test_theLossOfAPartComesOutOfTheCollateral() public {
        publishBoth(1990);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, 50 * UNIT, 1990 * PRICE, realised(-500 * DOLLAR, 0), 0);
        market.decrease(1, 50 * UNIT, 0);

        checkPosition(50 * UNIT, 3500 * DOLLAR);
        vm.assertEq(lpPool.cash(), uint64(1_000_500 * DOLLAR), "pool");
        eq(cashOf(address(lpPool)), 1_000_500 * DOLLAR, "pool's tokens");
    }

    function test_aShortGainsWhereALongLoses() public {
        market.close(1);
        openOne(1, -100 * UNIT, 4000 * DOLLAR);
        publishBoth(1990);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, -50 * UNIT, 1990 * PRICE, realised(500 * DOLLAR, 0), 100 * DOLLAR);
        market.decrease(1, -50 * UNIT, 100 * DOLLAR);

        checkPosition(-50 * UNIT, 4400 * DOLLAR);
    }

    function test_thePartIsClosedAtTheFastFeedsPrice() public {
        start(IPerpMarket.CloseMode.MARKET, 1_000_000);
        openGolden(1);
        publish(fastFeed, 1990);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, 50 * UNIT, 1990 * PRICE, realised(-500 * DOLLAR, 0), 0);
        market.decrease(1, 50 * UNIT, 0);
    }

    function test_collateralAloneIsWithdrawnDownToTheInitialMargin() public {
        publishBoth(2010);
        int256 before = cashOf(address(this));

        // Equity 4000 + 1000 against 2 % of 201,000.
        refuse(0, 980 * DOLLAR + 1, insufficient(4020 * DOLLAR - 1, 4020 * DOLLAR));
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, 0, 2010 * PRICE, realised(0, 0), 980 * DOLLAR);
        market.decrease(1, 0, 980 * DOLLAR);

        checkPosition(100 * UNIT, 3020 * DOLLAR);
        eq(cashOf(address(this)) - before, 980 * DOLLAR, "owner");
    }

    function test_whoTakesMoneyMustLeaveTheInitialMarginOfTheRest() public {
        publishBoth(1980);

        // The rest of 50: collateral 4000 - 1000, equity 2000 against 2 % of 99,000.
        refuse(50 * UNIT, 20 * DOLLAR + 1, insufficient(1980 * DOLLAR - 1, 1980 * DOLLAR));
        market.decrease(1, 50 * UNIT, 20 * DOLLAR);
        checkPosition(50 * UNIT, 2980 * DOLLAR);
    }

    function test_whoTakesNothingMustLeaveAHealthyRest() public {
        publishBoth(1960);

        // Equity is 0 whatever the part; 1 left at 1960 must hold 19.6.
        refuse(99 * UNIT, 0, insufficient(0, 19_600_000));
        publishBoth(1979);
        // 1900 against 1979 now; with 97 left it is 1900 against 1919.63, with 96 against 1899.84.
        refuse(3 * UNIT, 0, insufficient(1900 * DOLLAR, 1_919_630_000));
        market.decrease(1, 4 * UNIT, 0);
        checkPosition(96 * UNIT, 3916 * DOLLAR);
    }

    function test_aLossMustLeaveCollateral() public {
        publishBoth(1950);

        refuse(80 * UNIT, 0, abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), int64(0)));
        refuse(
            90 * UNIT, 0, abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), -500 * DOLLAR)
        );
        refuse(
            0,
            4000 * DOLLAR,
            abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), int64(0))
        );
    }

    function test_whatThePoolCannotPayOfAProfitIsAClaim() public {
        start(IPerpMarket.CloseMode.ORACLE, 1000);
        openOne(1, UNIT / 5, 50 * DOLLAR);
        publishBoth(14_000);

        vm.expectEmit(address(market));
        emit IPerpMarket.PositionDecreased(1, UNIT / 10, 14_000 * PRICE, realised(1200 * DOLLAR, 200 * DOLLAR), 0);
        market.decrease(1, UNIT / 10, 0);

        checkPosition(UNIT / 10, 1050 * DOLLAR);
        eq(market.unpaidClaimOf(1), 200 * DOLLAR, "claim");
        eq(cashOf(address(market)), 1050 * DOLLAR, "market");
    }

    function test_refusalsComeInTheirOrder() public {
        refuseFor(2, 0, -1, abi.encodeWithSelector(IPerpMarket.NoPosition.selector, uint64(2)));
        refuse(-1, -1, abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(1), int64(-1)));
        refuse(0, 0, abi.encodeWithSelector(IPerpMarket.NothingToChange.selector, uint64(1)));
        refuse(
            -200 * UNIT,
            0,
            abi.encodeWithSelector(IPerpMarket.WrongSide.selector, uint64(1), -200 * UNIT, 100 * UNIT)
        );
        uint64 published = uint64(block.timestamp);
        vm.warp(published + MAX_AGE + 1);
        refuse(
            100 * UNIT,
            0,
            abi.encodeWithSelector(IPerpMarket.PartTooLarge.selector, uint64(1), 100 * UNIT, 100 * UNIT)
        );
        bytes memory stale = abi.encodeWithSelector(IPerpMarket.StalePrice.selector, published, MAX_AGE);
        refuse(100 * UNIT - 1, 0, stale);
        refuse(0, 1, stale);
        vm.startPrank(ALICE);
        refuseFor(2, 0, -1, abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, uint64(2), ALICE));
    }

    function test_theLargestOfNumbersIsTooLargeAPart() public {
        market.close(1);
        openOne(1, -100 * UNIT, 4000 * DOLLAR);

        refuse(
            type(int64).min,
            0,
            abi.encodeWithSelector(IPerpMarket.PartTooLarge.selector, uint64(1), type(int64).min, -100 * UNIT)
        );
    }

    function testFuzz_growingAndShrinkingMakesAndLosesNoMoney(
        uint32 added,
        uint32 part,
        uint16 firstMove,
        uint16 secondMove
    ) public {
        market.increase(1, 0, 20_000 * DOLLAR);
        publishBoth(1950 + int64(uint64(firstMove % 100)));
        market.increase(1, 1 + int64(uint64(added % uint64(40 * UNIT))), 7 * DOLLAR);
        publishBoth(1950 + int64(uint64(secondMove % 100)));
        uint256 before = allCash();

        market.decrease(1, 1 + int64(uint64(part % uint64(90 * UNIT))), 11 * DOLLAR);

        vm.assertEq(allCash(), before, "money");
        IPerpMarket.Position memory left = market.position(1);
        eq(cashOf(address(market)), left.collateral, "the market holds the collateral");
        vm.assertEq(lpPool.cash(), dollar.balanceOf(address(lpPool)), "the pool has booked what it got");
        market.close(1);
        IPerpMarket.OpenInterest memory none;
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(none), "no open interest is left");
        eq(cashOf(address(market)), 0, "the market is empty");
    }

    function allCash() private view returns (uint256) {
        return dollar.balanceOf(address(this)) + dollar.balanceOf(address(market)) + dollar.balanceOf(address(lpPool));
    }

    function insufficient(int64 equity, int64 required) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IPerpMarket.InsufficientMargin.selector, uint64(1), equity, required);
    }

    function refuse(int64 size, int64 collateral, bytes memory refusal) private {
        refuseFor(1, size, collateral, refusal);
    }

    function refuseFor(uint64 account, int64 size, int64 collateral, bytes memory refusal) private {
        vm.expectRevert(refusal);
        market.decrease(account, size, collateral);
    }

    function checkPosition(int64 size, int64 collateral) private view {
        IPerpMarket.Position memory expected =
            IPerpMarket.Position(size, 2000 * PRICE, collateral, uint64(block.timestamp));
        vm.assertEq(abi.encode(market.position(1)), abi.encode(expected), "position");
    }
}
