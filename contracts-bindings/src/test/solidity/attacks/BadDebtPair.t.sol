// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WithdrawalGate} from "../../../main/solidity/gates/WithdrawalGate.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {RefusingResort} from "../../../main/solidity/lastresort/RefusingResort.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {QueueFixture} from "../QueueFixture.sol";
import {vm} from "../Vm.sol";

/// @notice Perp v2: one owner has a long and a short of 100 at 2000 with 4000 each, shifts the mark to 1900, lets the long
/// default with 6000 less than nothing and takes the short's 14,000 out.
abstract contract BadDebtPair is MarketFixture {
    uint64 internal constant LOSER = 1;
    uint64 internal constant WINNER = 2;
    int256 internal purse;
    bool internal isRefused;

    function attack() internal {
        depositLp(1_000_000);
        publishBoth(2000);
        purse = cashOf(address(this));
        openGolden(LOSER);
        openOne(WINNER, -100 * UNIT, 4000 * DOLLAR);
        publishBoth(1900);
        if (isRefused) vm.expectRevert(abi.encodeWithSelector(RefusingResort.FundTooSmall.selector, 6000e6));
        market.liquidate(LOSER);
    }

    function gain() internal view returns (int256) {
        return cashOf(address(this)) - purse;
    }
}

contract BadDebtPairUnguardedTest is BadDebtPair {
    function test_whereNothingStopsHimHeTakesTheShortfallFromThePool() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        attack();
        market.close(WINNER);

        eq(gain(), 6000 * DOLLAR, "8000 in, 14,000 out");
        eq(int256(lpPool.cash()), 994_000 * DOLLAR, "the pool");
    }
}

/// @dev A last resort that refuses (Perp v2) stops the keeper and not the winner.
contract BadDebtPairRefusedTest is BadDebtPair {
    function compose(address, address, address waterfallAddress) internal override {
        lastResort = new RefusingResort(waterfallAddress);
    }

    function test_theLoserCannotBeClosedAndTheWinnerTakesAllOfItOut() public {
        (mechanismCount, lpPoolCap) = (1, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        isRefused = true;
        attack();
        market.close(WINNER);

        eq(gain(), 6000 * DOLLAR, "8000 in, 14,000 out");
        eq(int256(lpPool.cash()), 990_000 * DOLLAR, "the pool, which has not even the loser's 4000");
        eq(market.position(LOSER).size, 100 * UNIT, "still open, 6000 below nothing");
    }
}

contract BadDebtPairGuardedTest is BadDebtPair, QueueFixture {
    function compose(address marketAddress, address, address waterfallAddress) internal override {
        composeQueue(marketAddress, waterfallAddress, 2 hours);
        gate = new WithdrawalGate(shortfalls, 1 hours);
        mechanisms.gate = gate;
    }

    function setUp() public {
        (mechanismCount, lpPoolCap) = (3, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        attack();
    }

    /// @dev Nothing is left of the long, and the short is closed where the long had nothing left: 4000 + 100 * 40.
    function test_deleveragedHeGetsBackWhatHePutIn() public {
        vm.expectRevert(
            abi.encodeWithSelector(WithdrawalGate.WithdrawalsHeldBack.selector, uint64(block.timestamp) + 1 hours)
        );
        market.close(WINNER);
        deleverager.deleverage(one(WINNER));

        eq(gain(), 0, "8000 in, 8000 out, and the cost of the shift");
        eq(int256(lpPool.cash()), 1_000_000 * DOLLAR, "the pool");
    }

    /// @dev Nobody deleverages him, but when the gate opens the mark is back where it was.
    function test_heldBackHeLosesWhatTheShiftMadeHisLongLose() public {
        vm.warp(block.timestamp + 1 hours);
        publishBoth(2000);
        market.close(WINNER);

        eq(gain(), -4000 * DOLLAR, "8000 in, 4000 out");
        eq(int256(lpPool.cash()), 1_004_000 * DOLLAR, "the pool");
    }
}

/// @notice A long of 100 is 1000 below nothing at 1950. Ten shorts of 20 have won 1000 each, with 2200, 2400 … of collateral:
/// the smallest comes first, and each gives up 10 dollars for 1.0.
contract DeleveragingDodgeTest is QueueFixture {
    uint64 private constant BANKRUPT = 20;
    function compose(address marketAddress, address, address waterfallAddress) internal override {
        composeQueue(marketAddress, waterfallAddress, 2 hours);
    }

    function setUp() public {
        (mechanismCount, lpPoolCap) = (2, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(BANKRUPT);
        for (uint64 i = 1; i <= 10; i++) openOne(i, -20 * UNIT, (2000 + 200 * int64(i)) * DOLLAR);
        publishBoth(1950);
        market.liquidate(BANKRUPT);
    }

    /// @dev The five lack a millionth each, which the sixth makes up for: 50 millionths of a dollar at 10 for 1.0.
    function test_whoMakesHimselfOneUnitSmallerAheadOfTheKeeperIsTakenAllTheSame() public {
        for (uint64 i = 1; i <= 10; i++) market.decrease(i, -1, 0);

        deleverager.deleverage(firstSix());

        eq(shortfalls.pending(), 0, "borne");
        for (uint64 i = 1; i <= 5; i++) eq(market.position(i).size, 0, "taken");
        eq(market.position(6).size, -20 * UNIT + 1 + 5, "the sixth");
        for (uint64 i = 7; i <= 10; i++) eq(market.position(i).size, -20 * UNIT + 1, "not needed");
    }

    /// @dev More collateral puts the first behind all others; the second is now first, and nobody can leave it out.
    function test_whoTopsUpGoesBackInTheQueueAndTheKeeperNeedsOneMoreName() public {
        market.increase(1, 0, 5000 * DOLLAR);

        deleverager.deleverage(firstSix());

        eq(shortfalls.pending(), 0, "borne");
        eq(market.position(1).size, -20 * UNIT, "not needed any more");
        for (uint64 i = 2; i <= 6; i++) eq(market.position(i).size, 0, "taken");
    }

    function firstSix() private pure returns (uint64[] memory named) {
        named = new uint64[](6);
        for (uint64 i = 0; i < 6; i++) named[i] = i + 1;
    }
}
