// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {OpenInterestCaps} from "../../../main/solidity/economics/OpenInterestCaps.sol";
import {PnlCaps} from "../../../main/solidity/economics/PnlCaps.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IOpenInterestCaps} from "../../../main/solidity/interfaces/IOpenInterestCaps.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {PnlCapMaths} from "../../../main/solidity/maths/PnlCapMaths.sol";
import {CashStub} from "./CashStub.sol";
import {vm} from "../Vm.sol";

/// @notice The test answers for the market. Longs of 100 entered at 2000, shorts of 50 at 2200: at 2100 longs win 10,000 and
/// shorts 5,000.
contract CapsTest {
    int64 private constant DOLLAR = 1e6;
    int64 private constant UNIT = 1e6;
    int64 private constant PRICE = 1e8;
    int64 private constant NO_CAP = type(int64).max;

    int64 public markPrice = 2100 * PRICE;
    IPerpMarket.OpenInterest private interest =
        IPerpMarket.OpenInterest(100 * UNIT, 50 * UNIT, 200_000 * DOLLAR, 110_000 * DOLLAR);
    CashStub private pool;
    PnlCaps private caps;

    function setUp() public {
        pool = new CashStub();
        caps = new PnlCaps(IPerpMarket(address(this)), pool, UNIT, gmx());
    }

    function openInterest() external view returns (IPerpMarket.OpenInterest memory) {
        return interest;
    }

    /// @dev 90 % of 10,000 are 9,000, which is 90 % of what the longs win: each gets 90 % of the profit.
    function test_winnersShareWhatThePoolStandsFor() public {
        pool.set(uint64(10_000 * DOLLAR));
        eq(caps.withhold(true, 1000 * DOLLAR), 100 * DOLLAR, "long");
        eq(caps.withhold(false, 1000 * DOLLAR), 0, "the shorts win less than 9,000");
        eq(caps.withhold(true, 1), 1, "what is paid is rounded down");
        pool.set(uint64(20_000 * DOLLAR));
        eq(caps.withhold(true, 1000 * DOLLAR), 0, "a pool that is large enough");
        pool.set(0);
        eq(caps.withhold(true, 1000 * DOLLAR), 1000 * DOLLAR, "an empty pool");
    }

    /// @dev With 8,000 dollars: deposits count 7,200 of the longs, withdrawals 5,600; the shorts' 5,000 are below both.
    function test_sharesCountCappedProfits() public {
        pool.set(uint64(8_000 * DOLLAR));
        eq(caps.countedPnl(Action.DEPOSIT), 12_200 * DOLLAR, "deposit");
        eq(caps.countedPnl(Action.WITHDRAW), 10_600 * DOLLAR, "withdrawal");
        // At 2300 longs win 30,000 and shorts lose 5,000, of which all counts.
        markPrice = 2300 * PRICE;
        eq(caps.countedPnl(Action.DEPOSIT), 2_200 * DOLLAR, "losses are not capped");
        markPrice = 0;
        eq(caps.countedPnl(Action.DEPOSIT), 0, "no price yet");
    }

    /// @dev The longs' 10,000 are 70 % of 14,285.714286, rounded up; the shorts' 5,000 need less.
    function test_cashIsBoundByTheSideThatNeedsMore() public {
        vm.assertEq(caps.boundCash(), 14_285_714_286, "longs");
        markPrice = 1900 * PRICE;
        vm.assertEq(caps.boundCash(), 21_428_571_429, "shorts win 15,000, longs lose");
    }

    function test_theProfitToThePoolIsToldForEachSide() public {
        pool.set(uint64(12_500 * DOLLAR));
        eq(caps.pnlToPool(true), 800_000_000, "longs");
        eq(caps.pnlToPool(false), 400_000_000, "shorts");
        markPrice = 2300 * PRICE;
        eq(caps.pnlToPool(false), 0, "a loss");
        pool.set(30);
        eq(caps.pnlToPool(true), PnlCapMaths.MOST_PNL_TO_POOL, "a thousand times at most");
        pool.set(0);
        eq(caps.pnlToPool(true), PnlCapMaths.MOST_PNL_TO_POOL, "no pool");
    }

    function testFuzz_winnersNeverGetMoreThanTheCap(uint56 cash, uint56 first, uint56 second) public pure {
        int64 a = int64(uint64(first)) + 1;
        int64 b = int64(uint64(second)) + 1;
        int64 most = int64(uint64(cash));
        int64 paid = a - PnlCapMaths.withheld(a, a + b, most, 900_000_000) + b
            - PnlCapMaths.withheld(b, a + b, most, 900_000_000);
        int64 cap = PnlCapMaths.capped(a + b, most, 900_000_000);
        vm.assertTrue(paid <= cap && paid + 2 > cap, "the cap but for rounding");
    }

    function test_factorsAreBounded() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "traders", int256(0)));
        new PnlCaps(IPerpMarket(address(this)), pool, UNIT, PnlCaps.Factors(0, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "withdrawals", int256(1e9 + 1)));
        new PnlCaps(IPerpMarket(address(this)), pool, UNIT, PnlCaps.Factors(1, 1, 1e9 + 1));
    }

    function test_eachSideHasItsCaps() public {
        OpenInterestCaps within = new OpenInterestCaps(OpenInterestCaps.Caps(100 * UNIT, NO_CAP, NO_CAP, NO_CAP));
        within.requireWithin(interest, true);
        within.requireWithin(interest, false);

        interest.longSize += 1;
        within.requireWithin(interest, false);
        refuse(true, 100 * UNIT + 1, 100 * UNIT);
        within.requireWithin(interest, true);
    }

    function test_notionalsHaveCapsToo() public {
        OpenInterestCaps within =
            new OpenInterestCaps(OpenInterestCaps.Caps(NO_CAP, 50 * UNIT, 200_000 * DOLLAR, 109_999 * DOLLAR));
        within.requireWithin(interest, true);
        refuse(false, 110_000 * DOLLAR, 109_999 * DOLLAR);
        within.requireWithin(interest, false);
    }

    function refuse(bool isLong, int64 held, int64 cap) private {
        vm.expectRevert(abi.encodeWithSelector(IOpenInterestCaps.OpenInterestAboveCap.selector, isLong, held, cap));
    }

    function gmx() private pure returns (PnlCaps.Factors memory) {
        return PnlCaps.Factors(900_000_000, 900_000_000, 700_000_000);
    }

    function eq(int64 actual, int64 expected, string memory what) private pure {
        vm.assertEq(int256(actual), int256(expected), what);
    }
}
