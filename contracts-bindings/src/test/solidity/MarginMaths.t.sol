// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FixedPoint} from "../../main/solidity/maths/FixedPoint.sol";
import {MarginMaths} from "../../main/solidity/maths/MarginMaths.sol";
import {SettlementMaths} from "../../main/solidity/maths/SettlementMaths.sol";
import {vm} from "./Vm.sol";

/// @notice With a size unit of 1 one unit of size at a price of one unit is 1/100 of a unit of money.
contract MarginMathsTest {
    function test_whatATraderOwesIsRoundedUp() public pure {
        vm.assertEq(int256(MarginMaths.notional(1, 1, 1)), 1, "notional of 0.01");
        vm.assertEq(int256(MarginMaths.notional(-1, 101, 1)), 2, "notional of 1.01, short");
        vm.assertEq(int256(MarginMaths.ratioOf(101, 10_000_000)), 2, "1 % of 101");
    }

    function test_whatATraderGainsIsRoundedDown() public pure {
        vm.assertEq(int256(MarginMaths.pnl(1, 100, 299, 1)), 1, "gain of 1.99");
        vm.assertEq(int256(MarginMaths.pnl(1, 299, 100, 1)), -2, "loss of 1.99");
        vm.assertEq(int256(MarginMaths.pnl(-1, 100, 299, 1)), -2, "loss of 1.99, short");
    }

    function test_theAverageEntryIsRoundedAgainstTheTrader() public pure {
        vm.assertEq(int256(MarginMaths.averageEntry(2, 100, 1, 101)), 101, "long: 301 / 3 up");
        vm.assertEq(int256(MarginMaths.averageEntry(-2, 100, -1, 101)), 100, "short: 301 / 3 down");
        vm.assertEq(int256(MarginMaths.averageEntry(1, 100, 1, 102)), 101, "exact");
        int64 most = type(int64).max;
        vm.assertEq(int256(MarginMaths.averageEntry(most, most, most, most)), most, "largest");
    }

    function test_aTiersAmountIsTakenBackAfterRounding() public pure {
        vm.assertEq(int256(MarginMaths.tieredMargin(101, 10_000_000, 1)), 1, "1 % of 101 is 2, less 1");
    }

    function test_aPositionThatHoldsExactlyItsMarginIsHealthy() public pure {
        vm.assertTrue(!MarginMaths.isLiquidatable(100, 100), "equal");
        vm.assertTrue(MarginMaths.isLiquidatable(99, 100), "one less");
    }

    function test_theKeeperIsServedBeforeTheFeeAndThePoolsRentLast() public pure {
        checkSplit(25, SettlementMaths.Split(0, 10, 15, 0, 8, 0));
        checkSplit(7, SettlementMaths.Split(0, 7, 0, 0, 26, 0));
        checkSplit(31, SettlementMaths.Split(0, 10, 20, 1, 2, 0));
        checkSplit(35, SettlementMaths.Split(0, 10, 20, 3, 0, 2));
    }

    function test_feesNeverMakeAShortfallLarger() public pure {
        checkSplit(-4, SettlementMaths.Split(4, 0, 0, 0, 33, 0));
    }

    function test_aPartPaysItsFeesFromItsShareOnly() public pure {
        SettlementMaths.Split memory actual = SettlementMaths.split(100, 12, SettlementMaths.Dues(10, 20, 3));

        vm.assertEq(abi.encode(actual), abi.encode(SettlementMaths.Split(0, 10, 2, 0, 21, 88)), "split");
    }

    function test_aResultThatDoesNotFit64BitsReverts() public {
        int256 tooLarge = int256(type(int64).max) + 1;
        vm.expectRevert(abi.encodeWithSelector(FixedPoint.DoesNotFit64Bits.selector, tooLarge));
        this.narrow(tooLarge);
        vm.assertEq(int256(this.narrow(type(int64).min)), type(int64).min, "the smallest that fits");
    }

    function testFuzz_floorAndCeilingEncloseTheQuotient(int64 x, int64 y, int64 d) public pure {
        int256 divisor = d == 0 ? int256(1) : d < 0 ? -int256(d) : int256(d);
        int256 floor = int256(x) * y / divisor - (int256(x) * y % divisor < 0 ? int256(1) : int256(0));
        if (floor < type(int64).min || floor >= type(int64).max) return;

        int256 down = FixedPoint.mulDivFloor(x, y, divisor);
        int256 up = FixedPoint.mulDivCeil(x, y, divisor);

        vm.assertTrue(down * divisor <= int256(x) * y && int256(x) * y <= up * divisor, "enclosed");
        vm.assertTrue(up - down == (int256(x) * y % divisor == 0 ? int256(0) : int256(1)), "at most one apart");
    }

    function narrow(int256 value) external pure returns (int64) {
        return FixedPoint.toInt64(value);
    }

    /// @dev With dues of 10, 20 and 3.
    function checkSplit(int64 equity, SettlementMaths.Split memory expected) private pure {
        SettlementMaths.Split memory actual =
            SettlementMaths.split(equity, type(int64).max, SettlementMaths.Dues(10, 20, 3));
        vm.assertEq(abi.encode(actual), abi.encode(expected), "split");
    }
}
