// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PowerLawImpact} from "../../../main/solidity/economics/PowerLawImpact.sol";
import {SkewPremium} from "../../../main/solidity/economics/SkewPremium.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceImpact} from "../../../main/solidity/interfaces/IPriceImpact.sol";
import {ImpactMaths} from "../../../main/solidity/maths/ImpactMaths.sol";
import {vm} from "../Vm.sol";

/// @notice The test is the market. Sizes have six decimals; the price is 2000 unless said otherwise.
contract PriceImpactTest {
    int64 private constant DOLLAR = 1e6;
    int64 private constant UNIT = 1e6;
    int64 private constant PRICE = 1e8;
    int64 private constant P = 2000 * PRICE;

    PowerLawImpact private impact;

    function setUp() public {
        impact = new PowerLawImpact(address(this), UNIT, gmx());
    }

    /// @dev 1e-7 x 10,000 squared = 10 dollars on a buy of 5: 2 dollars for each.
    function test_aTradeThatAddsToTheSkewPaysIntoTheImpactPool() public {
        vm.expectEmit(address(impact));
        emit PowerLawImpact.ImpactBooked(5 * UNIT, -10 * DOLLAR, 10 * DOLLAR);
        eq(impact.trade(book(0, 0), 5 * UNIT, P), 2002 * PRICE, "price");
        eq(impact.impactPool(), 10 * DOLLAR, "impact pool");
    }

    /// @dev From a skew of 10,000 to 20,000: 1e-7 x (4e8 - 1e8) = 30 dollars, for a seller as for a buyer.
    function test_theImpactIsTheDifferenceOfTwoPowers() public {
        eq(impact.trade(book(5, 0), 5 * UNIT, P), 2006 * PRICE, "buyer");
        eq(impact.trade(book(0, 5), -5 * UNIT, P), 1994 * PRICE, "seller");
        eq(impact.impactPool(), 60 * DOLLAR, "impact pool");
    }

    /// @dev From 20,000 to 10,000 the smaller factor gives 5e-8 x 3e8 = 15 dollars: 3 for each of 5.
    function test_aTradeThatTakesFromTheSkewIsPaidByTheImpactPool() public {
        fill(100);
        eq(impact.trade(book(10, 0), -5 * UNIT, P), 2003 * PRICE, "seller gets more");
        eq(impact.trade(book(0, 10), 5 * UNIT, P), 1997 * PRICE, "buyer pays less");
        eq(impact.impactPool(), 70 * DOLLAR, "impact pool");
    }

    function test_thePoolGivesNoMoreThanItHas() public {
        eq(impact.trade(book(10, 0), -5 * UNIT, P), P, "empty");
        impact.trade(book(0, 0), 5 * UNIT, P);
        eq(impact.trade(book(10, 0), -5 * UNIT, P), 2002 * PRICE, "10 dollars");
        eq(impact.impactPool(), 0, "impact pool");
    }

    /// @dev From longs of 10,000 to shorts of 10,000: 5 dollars for closing the skew, 10 for the new one, on a sale of 10.
    function test_aTradeThatCrossesTheSkewIsPaidForOnePartAndPaysForTheOther() public {
        fill(100);
        eq(impact.trade(book(5, 0), -10 * UNIT, P), 1999.5e8, "price");
        eq(impact.impactPool(), 105 * DOLLAR, "impact pool");
    }

    /// @dev A trade of 100,000: 1e-7 x 1e10 = 1000 dollars are capped at 0.5 % = 500, gains of 500 at 0.4 % = 400.
    function test_impactsAreCapped() public {
        eq(impact.trade(book(0, 0), 50 * UNIT, P), 2010 * PRICE, "0.5 %");
        eq(impact.impactPool(), 500 * DOLLAR, "impact pool");
        eq(impact.trade(book(50, 0), -50 * UNIT, P), 2008 * PRICE, "0.4 %");
        eq(impact.impactPool(), 100 * DOLLAR, "impact pool after");
    }

    /// @dev 0.1 % of the skew's change whatever the skew: 10 dollars on 10,000.
    function test_withExponentOneTheSkewDoesNotMatter() public {
        impact = new PowerLawImpact(
            address(this), UNIT, ImpactMaths.PowerLaw(1, 5e14, 1e15, 4_000_000, 5_000_000)
        );
        eq(impact.trade(book(0, 0), 5 * UNIT, P), 2002 * PRICE, "from nothing");
        eq(impact.trade(book(500, 0), 5 * UNIT, P), 2002 * PRICE, "from a million");
        eq(impact.trade(book(500, 0), -5 * UNIT, P), 2001 * PRICE, "back");
        eq(impact.impactPool(), 15 * DOLLAR, "impact pool");
    }

    function test_thePriceIsRoundedAgainstTheTrader() public pure {
        // 0.000001 dollars of impact for 3 units of size are 33.3 units of price each.
        eq(ImpactMaths.impactedPrice(1000, -1, 3, 1), 1034, "buyer pays");
        eq(ImpactMaths.impactedPrice(1000, 1, 3, 1), 967, "buyer gains");
        eq(ImpactMaths.impactedPrice(1000, -1, -3, 1), 966, "seller pays");
        eq(ImpactMaths.impactedPrice(1000, 1, -3, 1), 1033, "seller gains");
        eq(ImpactMaths.impactedPrice(1, -1, -3, 1), 1, "never nothing");
    }

    function test_onlyTheMarketTrades() public {
        vm.startPrank(address(0xBAD));
        vm.expectRevert(abi.encodeWithSelector(IPriceImpact.OnlyMarket.selector, address(0xBAD)));
        impact.trade(book(0, 0), UNIT, P);
    }

    /// @dev Synthetix: P x (1 + (premium before + premium after) / 2) with 1,000,000 ETH: buying 1000 from a skew of 1000 is
    /// at premiums of 0.1 % and 0.2 %.
    function test_theSkewPremiumIsTheMeanOfBoth() public {
        SkewPremium premium = new SkewPremium(1_000_000 * UNIT);
        eq(premium.trade(book(1000, 0), 1000 * UNIT, P), 2003 * PRICE, "buyer");
        eq(premium.trade(book(2000, 0), -1000 * UNIT, P), 2003 * PRICE, "back at the same price");
        eq(premium.trade(book(0, 1000), -1000 * UNIT, P), 1997 * PRICE, "seller");
        eq(premium.trade(book(0, 1000), 2000 * UNIT, P), P, "across");
        eq(premium.impactPool(), 0, "no impact pool");
    }

    function test_theSkewPremiumIsRoundedAgainstTheTrader() public {
        SkewPremium premium = new SkewPremium(1e12);
        eq(premium.trade(IPerpMarket.OpenInterest(0, 0, 0, 0), 1, P), P + 1, "buyer");
        eq(premium.trade(IPerpMarket.OpenInterest(0, 0, 0, 0), -1, P), P - 1, "seller");
        eq(premium.trade(book(0, 4_000_000), -UNIT, P), 1, "never nothing");
    }

    function test_figuresAreBounded() public {
        ImpactMaths.PowerLaw memory law = gmx();
        law.exponent = 3;
        refuse("exponent", 3, law);
        law = gmx();
        law.gainFactor = law.lossFactor + 1;
        refuse("gainFactor", law.gainFactor, law);
        law = gmx();
        law.mostLoss = 500_000_001;
        refuse("mostLoss", 500_000_001, law);
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "skewScale", int256(0)));
        new SkewPremium(0);
    }

    /// @dev Whatever is traded: a gain comes out of the pool, which is never below zero, and the price is off by no more than
    /// the caps and what a unit of money, to which an impact is rounded, is for so little size.
    function testFuzz_theImpactPoolIsNeverNegative(uint256 seed) public {
        int64 longs = 0;
        int64 shorts = 0;
        for (uint256 i = 0; i < 20; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            int64 size = int64(uint64(seed % 1e9)) + 1;
            if (seed >> 255 == 0) size = -size;
            int64 price = int64(uint64((seed >> 64) % uint64(4000 * PRICE))) + PRICE;
            int64 execution = impact.trade(IPerpMarket.OpenInterest(longs, shorts, 0, 0), size, price);
            int64 off = size > 0 ? execution - price : price - execution;
            int64 unit = 100 * UNIT / (size > 0 ? size : -size) + 1;
            vm.assertTrue(off >= -price / 250 - 1 && off <= price / 200 + 1 + unit, "caps");
            vm.assertTrue(impact.impactPool() >= 0, "pool");
            if (size > 0) longs += size;
            else shorts -= size;
        }
    }

    /// @dev GMX: 1e-7 and 5e-8 a dollar squared, losses capped at 0.5 % and gains at 0.4 %.
    function gmx() private pure returns (ImpactMaths.PowerLaw memory) {
        return ImpactMaths.PowerLaw(2, 50_000_000_000, 100_000_000_000, 4_000_000, 5_000_000);
    }

    function book(int64 longs, int64 shorts) private pure returns (IPerpMarket.OpenInterest memory) {
        return IPerpMarket.OpenInterest(longs * UNIT, shorts * UNIT, 0, 0);
    }

    /// @dev Each trade of 10,000 from nothing leaves 10 dollars.
    function fill(uint256 dollars) private {
        for (uint256 i = 0; i < dollars; i += 10) {
            impact.trade(book(0, 0), 5 * UNIT, P);
        }
    }

    function refuse(string memory figure, int256 value, ImpactMaths.PowerLaw memory law) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
        new PowerLawImpact(address(this), UNIT, law);
    }

    function eq(int64 actual, int64 expected, string memory what) private pure {
        vm.assertEq(int256(actual), int256(expected), what);
    }
}
