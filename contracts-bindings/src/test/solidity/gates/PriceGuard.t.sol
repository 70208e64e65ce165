// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceGuard} from "../../../main/solidity/gates/PriceGuard.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {Validity} from "../../../main/solidity/maths/PriceValidityMaths.sol";
import {vm} from "../Vm.sol";
import {ScriptedFeed} from "./ScriptedFeed.sol";

/// @notice The figures of Drift (5 times the average, confidence 2 %) and GMX v2 (300 s to trade, 30 s to liquidate), at a
/// price of 2000. Liquidation tolerates uncertain and stale as in Drift, deleveraging uncertain only, the others nothing.
contract PriceGuardTest {
    uint64 private constant NOW = 1_000_000;
    int64 private constant PRICE = 2000e8;
    uint64 private constant UNCERTAIN = 4;
    uint64 private constant STALE = 8;

    ScriptedFeed private feed;
    PriceGuard private guard;

    function setUp() public {
        vm.warp(NOW);
        feed = new ScriptedFeed();
        guard = new PriceGuard(feed, limits());
    }

    function limits() private pure returns (PriceGuard.Limits memory given) {
        given.mostVolatility = 5e9;
        given.mostUncertainty = 0.02e9;
        for (uint256 i = 0; i < 8; i++) {
            given.rules[i].maxAge = 300;
        }
        given.rules[uint256(Action.LIQUIDATE)] = PriceGuard.Rule(30, UNCERTAIN | STALE);
        given.rules[uint256(Action.DELEVERAGE)] = PriceGuard.Rule(30, UNCERTAIN);
        given.rules[uint256(Action.WITHDRAW)].maxAge = 30;
    }

    function test_everyLimitItselfIsStillValid() public {
        feed.say(PRICE, 40e8, 10_000e8, NOW - 300);
        pass(Action.OPEN);
        feed.say(PRICE, 40e8, 400e8, NOW - 30);
        pass(Action.WITHDRAW);
        vm.assertEq(uint256(guard.validity(Action.WITHDRAW)), uint256(Validity.VALID), "valid");
    }

    function test_aPriceThatIsNotPositiveIsNoPriceForAnybody() public {
        for (uint256 i = 0; i < 8; i++) {
            refuse(Action(i), Validity.NON_POSITIVE);
        }
        feed.say(-1, 0, PRICE, NOW);
        refuse(Action.LIQUIDATE, Validity.NON_POSITIVE);
    }

    function test_fiveTimesTheAverageIsTooVolatileForAnybody() public {
        feed.say(PRICE, 0, 10_000e8 + 1, NOW);
        refuse(Action.OPEN, Validity.TOO_VOLATILE);
        refuse(Action.LIQUIDATE, Validity.TOO_VOLATILE);
        feed.say(PRICE, 0, 400e8 - 1, NOW);
        refuse(Action.DELEVERAGE, Validity.TOO_VOLATILE);
        feed.say(PRICE, 0, 0, NOW);
        refuse(Action.CLOSE, Validity.TOO_VOLATILE);
    }

    function test_moreThanTwoPercentOfConfidenceStopsTradersNotForcedCloses() public {
        feed.say(PRICE, 40e8 + 1, PRICE, NOW);
        refuse(Action.INCREASE, Validity.TOO_UNCERTAIN);
        pass(Action.LIQUIDATE);
        pass(Action.DELEVERAGE);
    }

    function test_everyActionHasItsOwnAge() public {
        feed.say(PRICE, 0, PRICE, NOW - 31);
        pass(Action.CLOSE);
        refuse(Action.WITHDRAW, Validity.STALE);
        pass(Action.LIQUIDATE);
        feed.say(PRICE, 0, PRICE, NOW - 301);
        refuse(Action.CLOSE, Validity.STALE);
    }

    /// @dev On a ladder the worse state would hide the other.
    function test_everyStateMustBeToleratedNotOnlyTheWorst() public {
        feed.say(PRICE, 41e8, PRICE, NOW - 31);
        vm.assertEq(uint256(guard.validity(Action.DELEVERAGE)), uint256(Validity.TOO_UNCERTAIN), "the worst");
        refuse(Action.DELEVERAGE, Validity.STALE);
        pass(Action.LIQUIDATE);
    }

    function test_figuresThatMakeNoSenseAreRefused() public {
        PriceGuard.Limits memory given = limits();
        given.mostVolatility = 1e9 - 1;
        refuseFigure(given, "mostVolatility", 1e9 - 1);
        given = limits();
        given.mostUncertainty = 1e9 + 1;
        refuseFigure(given, "mostUncertainty", 1e9 + 1);
        given = limits();
        given.rules[3].maxAge = 0;
        refuseFigure(given, "maxAge", 0);
        given = limits();
        given.rules[4].tolerated = 1;
        refuseFigure(given, "tolerated", 1);
        given.rules[4].tolerated = 16;
        refuseFigure(given, "tolerated", 16);
    }

    /// @dev Around every limit: 2 % of 10,000 is 200, five times it 50,000 and a fifth 2000.
    function testFuzz_everyDefectThatIsNotToleratedRefuses(uint16 confidence, uint16 average, uint16 age) public {
        int64 given = int64(uint64(average)) % 60_000;
        feed.say(10_000, int64(uint64(confidence)) % 400, given, NOW - age % 600);
        bool isVolatile = given < 2000 || given > 50_000;
        bool isUncertain = confidence % 400 > 200;
        vm.assertTrue(passes(Action.OPEN) == !(isVolatile || isUncertain || age % 600 > 300), "open");
        vm.assertTrue(passes(Action.DELEVERAGE) == !(isVolatile || age % 600 > 30), "deleverage");
        vm.assertTrue(passes(Action.LIQUIDATE) == !isVolatile, "liquidate");
    }

    function testFuzz_aWorsePriceIsNeverMoreValid(uint32 price, uint32 confidence, uint16 age, uint16 more) public {
        feed.say(int64(uint64(price)) + 1, int64(uint64(confidence)), int64(uint64(price)) + 1, NOW - age);
        Validity before = guard.validity(Action.OPEN);
        feed.say(
            int64(uint64(price)) + 1, int64(uint64(confidence)) + int64(uint64(more)), int64(uint64(price)) + 1, NOW - age
        );
        vm.assertLe(uint256(guard.validity(Action.OPEN)), uint256(before), "less certain");
        vm.warp(NOW + more);
        vm.assertLe(uint256(guard.validity(Action.OPEN)), uint256(before), "older");
    }

    function passes(Action action) private view returns (bool) {
        try guard.check(action, 1, NOW) {
            return true;
        } catch {
            return false;
        }
    }

    function pass(Action action) private view {
        guard.check(action, 1, NOW);
    }

    function refuse(Action action, Validity validity) private {
        vm.expectRevert(abi.encodeWithSelector(PriceGuard.PriceNotValid.selector, action, validity));
        guard.check(action, 1, NOW);
    }

    function refuseFigure(PriceGuard.Limits memory given, string memory figure, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
        new PriceGuard(feed, given);
    }
}
