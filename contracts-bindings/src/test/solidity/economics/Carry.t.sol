// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Carry} from "../../../main/solidity/economics/Carry.sol";
import {KinkedBorrowing} from "../../../main/solidity/economics/KinkedBorrowing.sol";
import {KinkedFunding} from "../../../main/solidity/economics/KinkedFunding.sol";
import {VelocityFunding} from "../../../main/solidity/economics/VelocityFunding.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IBorrowingRate} from "../../../main/solidity/interfaces/IBorrowingRate.sol";
import {ICarry} from "../../../main/solidity/interfaces/ICarry.sol";
import {FundingCounterparty, IFundingRate} from "../../../main/solidity/interfaces/IFundingRate.sol";
import {CarryMaths} from "../../../main/solidity/maths/CarryMaths.sol";
import {CashStub} from "./CashStub.sol";
import {vm} from "../Vm.sol";

/// @notice The test is the market. Longs of 700,000 and shorts of 100,000 are a skew of 75 %, which the kinked rate makes
/// 50 % a year, and use 87.5 % of the 800,000 that may be reserved: 50 % x 0.875 + 80 % x 0.125 / 0.25 = 83.75 % a year.
contract CarryTest {
    int64 private constant DOLLAR = 1e6;
    uint64 private constant START = 1_000_000;
    uint64 private constant LONG = 1;
    uint64 private constant SHORT = 2;
    IFundingRate private constant NO_FUNDING = IFundingRate(address(0));
    IBorrowingRate private constant NO_BORROWING = IBorrowingRate(address(0));

    CashStub private pool;
    IFundingRate private kinkedFunding;
    IBorrowingRate private borrowing;

    function setUp() public {
        vm.warp(START);
        pool = new CashStub();
        pool.set(uint64(1_000_000 * DOLLAR));
        kinkedFunding = new KinkedFunding(KinkedFunding.Kinked(40_000_000, 500_000_000, 100_000_000, 900_000_000));
        borrowing = new KinkedBorrowing(pool, borrowingFigures());
    }

    /// @dev A fifth of a year: 10 % of 700,000 go from the long to the short, 16.75 % of 700,000 to the pool.
    function test_theLargerSidePaysTheOtherAndThePool() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.OTHER_SIDE);

        vm.warp(START + 73 days);
        vm.assertEq(int256(carry.netOwed()), 117_250 * DOLLAR, "net is what the pool gets");
        check(carry.settle(LONG, 700_000 * DOLLAR, 0), 70_000 * DOLLAR, 117_250 * DOLLAR);
        check(carry.settle(SHORT, -100_000 * DOLLAR, 0), -70_000 * DOLLAR, 0);
        vm.assertEq(int256(carry.netOwed()), 0, "nothing is owed by nobody");
    }

    /// @dev The same rate for each unit: the pool keeps the 60,000 that the smaller side does not get.
    function test_withThePoolAsCounterpartyBothSidesHaveOneRate() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.POOL);

        vm.warp(START + 73 days);
        vm.assertEq(int256(carry.netOwed()), (60_000 + 117_250) * DOLLAR, "net");
        check(carry.owed(LONG, 700_000 * DOLLAR), 70_000 * DOLLAR, 117_250 * DOLLAR);
        check(carry.owed(SHORT, -100_000 * DOLLAR), -10_000 * DOLLAR, 0);
    }

    function test_whatIsOwedIsRoundedUpAndWhatIsReceivedDown() public {
        Carry carry = new Carry(address(this), kinkedFunding, NO_BORROWING, FundingCounterparty.OTHER_SIDE);
        carry.settle(LONG, 0, 700_000 * DOLLAR + 1);
        carry.settle(SHORT, 0, -100_000 * DOLLAR + 1);

        vm.warp(START + 73 days);
        // 10 % of 700,000.000001 and 70 % of 99,999.999999.
        check(carry.owed(LONG, 700_000 * DOLLAR + 1), 70_000_000_001, 0);
        check(carry.owed(SHORT, -100_000 * DOLLAR + 1), -69_999_999_999, 0);
        vm.assertEq(int256(carry.netOwed()), 0, "the rest waits for the receivers");
    }

    function test_aSettledAccountStartsAnew() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.OTHER_SIDE);
        vm.warp(START + 73 days);
        carry.settle(LONG, 700_000 * DOLLAR, 700_000 * DOLLAR);
        check(carry.settle(LONG, 700_000 * DOLLAR, 700_000 * DOLLAR), 0, 0);

        vm.warp(START + 146 days);
        check(carry.owed(LONG, 700_000 * DOLLAR), 70_000 * DOLLAR, 117_250 * DOLLAR);
        check(carry.owed(SHORT, -100_000 * DOLLAR), -140_000 * DOLLAR, 0);
    }

    function test_whoComesLaterOwesNothingForBefore() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.OTHER_SIDE);
        vm.warp(START + 73 days);

        check(carry.settle(3, 0, 100_000 * DOLLAR), 0, 0);
        check(carry.owed(3, 100_000 * DOLLAR), 0, 0);
    }

    function test_withAnEmptySideNobodyPaysFunding() public {
        Carry carry = new Carry(address(this), kinkedFunding, NO_BORROWING, FundingCounterparty.OTHER_SIDE);
        carry.settle(LONG, 0, 700_000 * DOLLAR);

        vm.warp(START + 73 days);
        check(carry.owed(LONG, 700_000 * DOLLAR), 0, 0);
    }

    function test_aFullPoolCostsTheRateAboveAndAnEmptyOneToo() public {
        pool.set(0);
        Carry carry = new Carry(address(this), NO_FUNDING, borrowing, FundingCounterparty.POOL);
        carry.settle(LONG, 0, 100 * DOLLAR);

        vm.warp(START + 365 days);
        check(carry.owed(LONG, 100 * DOLLAR), 0, 130 * DOLLAR);
        pool.set(uint64(100 * DOLLAR));
        check(carry.owed(LONG, 100 * DOLLAR), 0, 130 * DOLLAR);
        pool.set(uint64(250 * DOLLAR));
        check(carry.owed(LONG, 100 * DOLLAR), 0, 25 * DOLLAR);
    }

    function test_noMoreThanAYearIsCharged() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.OTHER_SIDE);

        vm.warp(START + 3650 days);
        check(carry.settle(LONG, 700_000 * DOLLAR, 0), 350_000 * DOLLAR, 586_250 * DOLLAR);
    }

    /// @dev With 1 % a year the index grows by 0.317 units a second: whole units every fourth, nothing lost in between.
    function test_anIndexLosesNothingHoweverOftenItAccrues() public {
        Carry carry = new Carry(address(this), slowFunding(), NO_BORROWING, FundingCounterparty.POOL);
        carry.settle(LONG, 0, 1_000_000 * DOLLAR);

        for (uint64 i = 1; i <= 3154; i++) {
            vm.warp(START + i);
            carry.settle(3, 0, 0);
        }
        // 3154 s x 1e7 / 31,536,000 s = 1000.13 units.
        vm.assertEq(int256(carry.state().longFunding), 1000, "index");
        check(carry.owed(LONG, 1_000_000 * DOLLAR), DOLLAR, 0);
    }

    function test_onlyTheMarketSettles() public {
        Carry carry = new Carry(address(0xBEE), kinkedFunding, borrowing, FundingCounterparty.POOL);
        vm.expectRevert(abi.encodeWithSelector(ICarry.OnlyMarket.selector, address(this)));
        carry.settle(LONG, 0, 1);
    }

    function test_anAccrualTellsTheIndices() public {
        Carry carry = both(kinkedFunding, FundingCounterparty.OTHER_SIDE);
        vm.warp(START + 73 days);
        vm.expectEmit(address(carry));
        emit Carry.Accrued(100_000_000, -700_000_000, 167_500_000, 0, 500_000_000);
        carry.settle(3, 0, 0);
    }

    function test_figuresAreBounded() public {
        refuse("kink", 0);
        new KinkedFunding(KinkedFunding.Kinked(0, 0, 0, 1));
        refuse("stableBand", 500);
        new KinkedFunding(KinkedFunding.Kinked(500, 500, 0, 1));
        refuse("kinkRate", 2);
        new KinkedFunding(KinkedFunding.Kinked(0, 500, 2, 1));
        refuse("maxRate", 1e11 + 1);
        new VelocityFunding(VelocityFunding.Velocity(1, 0, 0, 1e11 + 1));
        refuse("maxVelocity", 0);
        new VelocityFunding(VelocityFunding.Velocity(0, 0, 0, 1));
        refuse("skewScale", -1);
        new VelocityFunding(VelocityFunding.Velocity(1, -1, 0, 1));
        KinkedBorrowing.Borrowing memory figures = borrowingFigures();
        figures.base = figures.above + 1;
        refuse("base", figures.base);
        new KinkedBorrowing(pool, figures);
        figures.base = 0;
        figures.optimalUsage = 1e9;
        refuse("optimalUsage", 1e9);
        new KinkedBorrowing(pool, figures);
    }

    /// @dev Twelve accounts trade at random times and leave. What is paid is received, but for a unit of rounding for each
    /// charge and what waits for receivers, and then nobody owes anything.
    function testFuzz_fundingPaidIsFundingReceived(uint256 seed, bool isVelocity) public {
        Carry carry = new Carry(
            address(this), isVelocity ? velocityFunding() : kinkedFunding, borrowing, FundingCounterparty.OTHER_SIDE
        );
        int64[] memory held = new int64[](12);
        int256 funding = 0;
        int256 charges = 0;
        uint256 time = START;
        for (uint256 i = 0; i < 60; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint64 account = i < 48 ? uint64(seed % 12) : uint64(i - 48);
            int64 side = account % 2 == 0 ? int64(1) : -1;
            int64 afterwards = i < 48 ? side * int64(uint64((seed >> 8) % 1e14 + 1e12)) : int64(0);
            time += (seed >> 64) % 30 days;
            vm.warp(time);
            requireNetOwed(carry, held);
            ICarry.Charge memory charge = carry.settle(account, held[account], afterwards);
            vm.assertTrue(charge.borrowing >= 0, "borrowing is never negative");
            if (held[account] != 0) charges++;
            funding += charge.funding;
            held[account] = afterwards;
        }
        CarryMaths.State memory left = carry.state();
        vm.assertTrue(funding >= 0 && funding <= charges + left.undistributed / 1e9 + 1, "paid = received + rounding");
        vm.assertEq(int256(left.netOwed), 0, "nothing is owed");
        vm.assertEq(uint256(left.netOwedFraction), 0, "nor a fraction");
        vm.assertEq(int256(left.longNotional) + left.shortNotional, 0, "nothing is open");
    }

    function requireNetOwed(Carry carry, int64[] memory held) private view {
        int256 sum = 0;
        for (uint64 i = 0; i < held.length; i++) {
            ICarry.Charge memory charge = carry.owed(i, held[i]);
            sum += int256(charge.funding) + charge.borrowing;
        }
        int256 net = carry.netOwed();
        vm.assertTrue(net <= sum && sum - net <= 2 * int256(held.length), "net owed");
    }

    function both(IFundingRate funding, FundingCounterparty counterparty) private returns (Carry carry) {
        carry = new Carry(address(this), funding, borrowing, counterparty);
        carry.settle(LONG, 0, 700_000 * DOLLAR);
        carry.settle(SHORT, 0, -100_000 * DOLLAR);
    }

    /// @dev GMX: 90 % a year within 3 h of full skew.
    function velocityFunding() private returns (IFundingRate) {
        return new VelocityFunding(VelocityFunding.Velocity(7_200_000_000, 0, 40_000_000, 900_000_000));
    }

    /// @dev 1 % a year from the start, since only longs are open.
    function slowFunding() private returns (IFundingRate) {
        return new KinkedFunding(KinkedFunding.Kinked(0, 1, 0, 10_000_000));
    }

    function borrowingFigures() private pure returns (KinkedBorrowing.Borrowing memory) {
        return KinkedBorrowing.Borrowing(750_000_000, 500_000_000, 1_300_000_000, 800_000_000, true);
    }

    function check(ICarry.Charge memory charge, int64 funding, int64 borrowed) private pure {
        vm.assertEq(int256(charge.funding), int256(funding), "funding");
        vm.assertEq(int256(charge.borrowing), int256(borrowed), "borrowing");
    }

    function refuse(string memory figure, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
    }
}
