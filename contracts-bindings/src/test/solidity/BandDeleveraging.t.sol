// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PnlCaps} from "../../main/solidity/economics/PnlCaps.sol";
import {FigureOutOfRange} from "../../main/solidity/interfaces/Figures.sol";
import {ICarry} from "../../main/solidity/interfaces/ICarry.sol";
import {IDeleverager} from "../../main/solidity/interfaces/IDeleverager.sol";
import {ILpPool} from "../../main/solidity/interfaces/ILpPool.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IProfitRule} from "../../main/solidity/interfaces/IProfitRule.sol";
import {BandDeleverager} from "../../main/solidity/lastresort/BandDeleverager.sol";
import {DeleveragingMaths} from "../../main/solidity/maths/DeleveragingMaths.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title A pool of 10,000 against longs of 1.2 and 1.05 from 2000, deleveraged from above 85 % down to 75 %
/// @notice At 6000 they have won 4800 and 4200: 90 % of the pool.
abstract contract BandFixture is MarketFixture {
    uint64 internal constant FIRST = 3;
    uint64 internal constant SECOND = 1;
    uint64 internal constant SHORT = 2;

    BandDeleverager internal band;
    IProfitRule internal caps;
    PnlCaps.Factors internal factors;

    function compose(address marketAddress, address lpPoolAddress, address) internal override {
        if (mechanismCount == 2) {
            caps = new PnlCaps(IPerpMarket(marketAddress), ILpPool(lpPoolAddress), UNIT, factors);
            mechanisms.profitRule = caps;
        }
        band = bandOf(marketAddress, lpPoolAddress, DeleveragingMaths.RankRule.PROFIT, BandDeleverager.Band(85e7, 75e7));
        mechanisms.deleverager = address(band);
    }

    function start() internal {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(10_000);
        publishBoth(2000);
        openOne(FIRST, 1_200_000, 1000 * DOLLAR);
        openOne(SECOND, 1_050_000, 1000 * DOLLAR);
    }

    function expectEntered(int64 pnlToPool) internal {
        vm.expectEmit(address(band));
        emit BandDeleverager.BandEntered(true, pnlToPool);
    }

    function two(uint64 a, uint64 b) internal pure returns (uint64[] memory named) {
        named = new uint64[](2);
        (named[0], named[1]) = (a, b);
    }

    function three() internal pure returns (uint64[] memory named) {
        named = new uint64[](3);
        (named[0], named[1], named[2]) = (SECOND, SHORT, FIRST);
    }

    function bandOf(
        address marketAddress,
        address pool,
        DeleveragingMaths.RankRule rule,
        BandDeleverager.Band memory figures
    ) internal returns (BandDeleverager) {
        return new BandDeleverager(
            IPerpMarket(marketAddress), ICarry(address(0)), ILpPool(pool), caps, rule, figures, UNIT
        );
    }
}

/// @title Who is closed, how much of it and when
contract BandDeleveragingTest is BandFixture {
    function setUp() public {
        mechanismCount = 1;
        start();
    }

    /// @dev 6000 of profit must go: (9000 - 6000) / (10,000 - 6000) = 75 %. 4800 are the first's, 1200 a 0.3 of the second.
    function test_winnersAreClosedByRankUntilTheLowerEdge() public {
        publishBoth(6000);
        expectEntered(900_000_000);

        vm.expectEmit(address(band));
        emit BandDeleverager.BandLeft(750_000_000);
        band.deleverage(two(SECOND, FIRST));

        eq(market.position(FIRST).size, 0, "the first is closed");
        eq(market.position(SECOND).size, 750_000, "1.05 less 0.3");
        eq(market.position(SECOND).collateral, 2200 * DOLLAR, "its profit became collateral");
        vm.assertEq(lpPool.cash(), uint64(4000 * DOLLAR), "the pool paid 6000");
    }

    function test_belowTheBandNobodyIsClosed() public {
        // 3750 x 2.25 are 8437.5: 84.375 %.
        publishBoth(5750);

        vm.expectRevert(abi.encodeWithSelector(BandDeleverager.BelowBand.selector, int64(843_750_000), int64(85e7)));
        band.deleverage(two(FIRST, SECOND));
        (bool isDue,) = band.due();
        vm.assertTrue(!isDue, "not due");
    }

    function test_aSkipIsRefused() public {
        publishBoth(6000);

        vm.expectRevert(abi.encodeWithSelector(IDeleverager.Outranked.selector, SECOND, FIRST));
        band.deleverage(one(SECOND));
    }

    /// @dev 4200 / 5200 = 80.8 %: lower, and not at the edge yet. Now the second is first.
    function test_insideTheBandItGoesOnBelowTheUpperEdge() public {
        publishBoth(6000);

        band.deleverage(one(FIRST));
        (bool isDue, bool isLong) = band.due();
        vm.assertTrue(isDue && isLong, "due below 85 %, because it was above");

        vm.expectEmit(address(band));
        emit BandDeleverager.BandLeft(750_000_000);
        band.deleverage(one(SECOND));
        eq(market.position(SECOND).size, 750_000, "the same end");
        vm.expectRevert(abi.encodeWithSelector(BandDeleverager.BelowBand.selector, int64(750_000_000), int64(85e7)));
        band.deleverage(one(SECOND));
    }

    function test_aPriceThatCameBackEndsItAndNobodyIsClosed() public {
        publishBoth(6000);
        band.deleverage(one(FIRST));
        // 2000 x 1.05 = 2100 of 5200.
        publishBoth(4000);

        vm.expectEmit(address(band));
        emit BandDeleverager.BandLeft(403_846_153);
        band.deleverage(one(SECOND));

        eq(market.position(SECOND).size, 1_050_000, "untouched");
        // 80 % again, and that is not above 85 %.
        publishBoth(5962);
        vm.expectRevert(abi.encodeWithSelector(BandDeleverager.BelowBand.selector, int64(800_019_230), int64(85e7)));
        band.deleverage(one(SECOND));
    }

    function test_withPricesThatAreTooOldNothingIsLowered() public {
        publishBoth(6000);
        vm.warp(block.timestamp + MAX_AGE + 1);

        vm.expectRevert(abi.encodeWithSelector(BandDeleverager.PnlNotLowered.selector, int64(900_000_000)));
        band.deleverage(two(FIRST, SECOND));
    }

    /// @dev At 7000 they have won 11,250 of 10,000: every close would leave less than it takes off.
    function test_aCloseThatLeavesThePoolWorseOffIsRefused() public {
        publishBoth(7000);

        vm.expectRevert(abi.encodeWithSelector(BandDeleverager.PnlNotLowered.selector, int64(1_125_000_000)));
        band.deleverage(two(FIRST, SECOND));
    }

    function test_onlyTheSideThatWinsMoreIsAsked() public {
        openOne(SHORT, -500_000, 1000 * DOLLAR);
        publishBoth(6000);

        (, bool isLong) = band.due();
        vm.assertTrue(isLong, "longs win");
        vm.expectRevert(abi.encodeWithSelector(IDeleverager.NoWinner.selector));
        band.deleverage(one(SHORT));
    }

    /// @dev Whatever is named and whatever it costs: not above the lower edge, and below it by less than a unit makes.
    function testFuzz_itEndsAtTheLowerEdge(int64 price, uint64 size) public {
        openOne(SHORT, -int64(uint64(1 + size % 200_000)), 500 * DOLLAR);
        publishBoth(int64(uint64(5900 + uint64(price) % 500)));
        (bool isDue,) = band.due();
        if (!isDue) return;

        band.deleverage(three());

        IPerpMarket.OpenInterest memory interest = market.openInterest();
        int64 cash = int64(uint64(lpPool.cash()));
        int64 pnl = interest.longSize * market.markPrice() / (UNIT * 100) - interest.longEntryNotional;
        vm.assertTrue(pnl <= cash * 3 / 4 + 2, "not above");
        // A unit more would have made 0.0065 dollars of profit.
        vm.assertTrue(pnl + 6500 + 2 >= (cash + 6500) * 3 / 4, "nothing beyond");
    }

    function test_figuresAreBounded() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "off", int256(85e7)));
        bandOf(address(1), address(2), DeleveragingMaths.RankRule.PROFIT, BandDeleverager.Band(85e7, 85e7));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "on", int256(1e9 + 1)));
        bandOf(address(1), address(2), DeleveragingMaths.RankRule.PROFIT, BandDeleverager.Band(1e9 + 1, 85e7));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "rankRule", int256(3)));
        bandOf(address(1), address(2), DeleveragingMaths.RankRule.PRO_RATA, BandDeleverager.Band(85e7, 75e7));
    }
}

/// @title The same where winners together get 80 % of the pool at most
/// @notice Of 9000 they get 8000, also whoever is deleveraged at the mark.
contract BandWithPnlCapsTest is BandFixture {
    function setUp() public {
        mechanismCount = 2;
        factors = PnlCaps.Factors(80e7, 90e7, 90e7);
        start();
    }

    /// @dev 1.125 of the first made 4500 and get 8/9 of it: (9000 - 4500) / (10,000 - 4000) = 75 %.
    function test_whatACapWithholdsCountsWhereTheCloseEnds() public {
        publishBoth(6000);

        vm.expectEmit(address(band));
        emit BandDeleverager.BandLeft(750_000_000);
        band.deleverage(two(FIRST, SECOND));

        eq(market.position(FIRST).size, 75_000, "1.2 less 1.125");
        eq(market.position(FIRST).collateral, 5000 * DOLLAR, "8/9 of 4500 became collateral");
        vm.assertEq(lpPool.cash(), uint64(6000 * DOLLAR), "the pool paid 4000");
    }
}
