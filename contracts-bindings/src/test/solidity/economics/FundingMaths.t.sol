// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FundingMaths} from "../../../main/solidity/maths/FundingMaths.sol";
import {vm} from "../Vm.sol";

/// @notice Rates are times 1e9: 90 % a year is 900,000,000.
contract FundingMathsTest {
    int64 private constant DOLLAR = 1e6;
    int64 private constant HOUR = 3600;

    /// @dev Synthetix' figures for ETH at 2000 dollars: 9 a day per day are 3285 a year per day, the scale of 1,000,000 ETH is
    /// 2 billion dollars. A skew of 10,000 ETH (1 %) moves the rate by 32.85 a year per day: 1.36875 in an hour, half of it
    /// on average, which is 0.0078125 % of the notional.
    function test_synthetixVelocityForAnHour() public pure {
        int64 skew = FundingMaths.skewRatio(30_000_000 * DOLLAR, 10_000_000 * DOLLAR, 2_000_000_000 * DOLLAR);
        eq(skew, 10_000_000, "1 %");
        int64 perDay = FundingMaths.velocity(skew, 0, 3_285e9);
        eq(perDay, 32_850_000_000, "velocity");
        (int64 rate, int64 rateTime) = FundingMaths.moving(0, perDay, 1e11, HOUR);
        eq(rate, 1_368_750_000, "rate after an hour");
        eq(rateTime / (2 * 365 days), 78_125, "growth of the index");
    }

    /// @dev GMX' figures: 90 % a year after 3 h at full skew are 720 % a day. Longs 75, shorts 25: half of that. The rate is at
    /// its end after 6 h and stays there for 3: 0.45 x 6 h + 0.9 x 3 h, twice.
    function test_gmxRampStopsAtTheLargestRate() public pure {
        int64 skew = FundingMaths.skewRatio(75 * DOLLAR, 25 * DOLLAR, 0);
        int64 perDay = FundingMaths.velocity(skew, 40_000_000, 7_200_000_000);
        (int64 rate, int64 rateTime) = FundingMaths.moving(0, perDay, 900_000_000, 3 * HOUR);
        eq(rate, 450_000_000, "after 3 h");
        (rate, rateTime) = FundingMaths.moving(0, perDay, 900_000_000, 9 * HOUR);
        eq(rate, 900_000_000, "after 9 h");
        eq(rateTime, 10_800_000_000 * HOUR, "twice its area");
    }

    function test_shortsPayWithTheSameFigures() public pure {
        int64 perDay = FundingMaths.velocity(FundingMaths.skewRatio(25 * DOLLAR, 75 * DOLLAR, 0), 0, 7_200_000_000);
        (int64 rate, int64 rateTime) = FundingMaths.moving(0, perDay, 900_000_000, 9 * HOUR);
        eq(rate, -900_000_000, "rate");
        eq(rateTime, -10_800_000_000 * HOUR, "twice its area");
    }

    function test_insideTheStableBandTheRateStays() public pure {
        eq(FundingMaths.velocity(40_000_000, 40_000_000, 7_200_000_000), 0, "at 4 %");
        eq(FundingMaths.velocity(-40_000_000, 40_000_000, 7_200_000_000), 0, "at -4 %");
        eq(FundingMaths.velocity(50_000_000, 40_000_000, 7_200_000_000), 360_000_000, "at 5 %");
        (int64 rate, int64 rateTime) = FundingMaths.moving(-300_000_000, 0, 900_000_000, HOUR);
        eq(rate, -300_000_000, "rate");
        eq(rateTime, -600_000_000 * HOUR, "twice its area");
    }

    function test_theSkewIsAtMostFull() public pure {
        eq(FundingMaths.skewRatio(5, 0, 2), 1_000_000_000, "longs");
        eq(FundingMaths.skewRatio(0, 5, 2), -1_000_000_000, "shorts");
        eq(FundingMaths.skewRatio(0, 0, 0), 0, "nobody");
        eq(FundingMaths.skewRatio(2, 1, 0), 333_333_333, "fraction dropped");
        eq(FundingMaths.skewRatio(1, 2, 0), -333_333_333, "fraction dropped, shorts");
    }

    /// @dev Band 4 %, 10 % a year at a skew of 50 %, 90 % a year at full skew.
    function test_theKinkedRateIsTwoStraightLines() public pure {
        eq(kinkedOf(40_000_000), 0, "at the band's end");
        eq(kinkedOf(270_000_000), 50_000_000, "half way to the kink");
        eq(kinkedOf(500_000_000), 100_000_000, "at the kink");
        eq(kinkedOf(750_000_000), 500_000_000, "half way to the end");
        eq(kinkedOf(1_000_000_000), 900_000_000, "at the end");
        eq(kinkedOf(-750_000_000), -500_000_000, "shorts");
    }

    /// @dev 7 units pay 3 each to 5: 21 are 4 each and 1 for the next time, when 22 are 4 each and 2 left.
    function test_whatCannotBeSharedIsKept() public pure {
        (int64 received, int64 rest) = FundingMaths.shared(3, 7, 5, 0);
        eq(received, 4, "received");
        eq(rest, 1, "rest");
        (received, rest) = FundingMaths.shared(3, 7, 5, rest);
        eq(received, 4, "received with the rest");
        eq(rest, 2, "new rest");
    }

    function test_aSmallSideGetsAtMostAThousandTimesTheRate() public pure {
        (int64 received, int64 rest) = FundingMaths.shared(3, 999_999, 1000, 2);
        eq(received, 2999, "below");
        eq(rest, 999, "rest");
        (received, rest) = FundingMaths.shared(3, 1_000_000, 1000, 17);
        eq(received, 3000, "at the limit");
        eq(rest, 17, "the rest waits");
        (received,) = FundingMaths.shared(1e11, type(int64).max, 1, 0);
        eq(received, 1e14, "the largest payer and the smallest receiver");
    }

    function testFuzz_nothingIsLostInSharing(uint40 growth, uint56 payers, uint56 receivers, uint40 before) public pure {
        int64 to = int64(uint64(receivers)) + 1;
        int64 from = int64(uint64(payers)) % (to * 100);
        int64 paid = int64(uint64(growth));
        int64 kept = int64(uint64(before));
        (int64 received, int64 rest) = FundingMaths.shared(paid, from, to, kept);
        vm.assertEq(int256(paid) * from + kept, int256(received) * to + rest, "paid = received + rest");
        vm.assertTrue(rest >= 0 && rest < to, "no unit is held back");
    }

    /// @dev In two parts the rate arrives where it does in one, but for the dropped fraction of a unit for each part and of
    /// the second in which it reaches its end.
    function testFuzz_theRateDoesNotDependOnWhoAsksWhen(int40 start, int40 perDay, uint24 first, uint24 second)
        public
        pure
    {
        int64 most = 1e11;
        int64 rate = start % most;
        int64 t1 = int64(uint64(first)) % 15_000_000 + 1;
        int64 t2 = int64(uint64(second)) % 15_000_000 + 1;
        (int64 once, int64 onceTime) = FundingMaths.moving(rate, perDay, most, t1 + t2);
        (int64 half, int64 halfTime) = FundingMaths.moving(rate, perDay, most, t1);
        (int64 twice, int64 twiceTime) = FundingMaths.moving(half, perDay, most, t2);
        vm.assertTrue(distance(once, twice) <= 2, "rate");
        vm.assertTrue(distance(onceTime, halfTime + twiceTime) <= 4 * (t1 + t2) + 2 * most, "area");
    }

    function kinkedOf(int64 skew) private pure returns (int64) {
        return FundingMaths.kinked(skew, 40_000_000, 500_000_000, 100_000_000, 900_000_000);
    }

    function distance(int64 a, int64 b) private pure returns (int64) {
        return a > b ? a - b : b - a;
    }

    function eq(int64 actual, int64 expected, string memory what) private pure {
        vm.assertEq(int256(actual), int256(expected), what);
    }
}
