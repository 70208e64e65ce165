// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReferenceGuard} from "../../../main/solidity/gates/ReferenceGuard.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {vm} from "../Vm.sol";
import {ScriptedFeed} from "./ScriptedFeed.sol";

/// @notice GMX v2's half of the reference, here at 2000 and at most 25 hours old.
contract ReferenceGuardTest {
    uint64 private constant NOW = 1_000_000;
    uint64 private constant MAX_AGE = 25 hours;

    ScriptedFeed private feed;
    ScriptedFeed private chainlink;
    ReferenceGuard private guard;

    function setUp() public {
        vm.warp(NOW);
        feed = new ScriptedFeed();
        chainlink = new ScriptedFeed();
        guard = new ReferenceGuard(feed, chainlink, ReferenceGuard.Limits(0.5e9, MAX_AGE));
        chainlink.say(2000e8, 0, 0, NOW - MAX_AGE);
    }

    function test_halfOfTheReferenceMoreOrLessIsAllowed() public {
        feed.say(3000e8, 0, 0, NOW);
        guard.check(Action.OPEN, 0, 0);
        feed.say(1000e8, 0, 0, NOW);
        guard.check(Action.LIQUIDATE, 0, 0);
    }

    function test_fartherIsRefusedInBothDirections() public {
        refuseAt(3000e8 + 1);
        refuseAt(1000e8 - 1);
        refuseAt(0);
    }

    function test_aReferenceThatIsTooOldRefuses() public {
        feed.say(2000e8, 0, 0, NOW);
        chainlink.say(2000e8, 0, 0, NOW - MAX_AGE - 1);
        vm.expectRevert(
            abi.encodeWithSelector(ReferenceGuard.ReferenceTooOld.selector, NOW - MAX_AGE - 1, MAX_AGE)
        );
        guard.check(Action.LIQUIDATE, 0, 0);
    }

    function test_theNarrowBoundOfGmxV1() public {
        guard = new ReferenceGuard(feed, chainlink, ReferenceGuard.Limits(0.025e9, MAX_AGE));
        feed.say(2050e8, 0, 0, NOW);
        guard.check(Action.OPEN, 0, 0);
        refuseAt(2050e8 + 1);
    }

    function test_figuresThatMakeNoSenseAreRefused() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "mostDeviation", int256(0)));
        new ReferenceGuard(feed, chainlink, ReferenceGuard.Limits(0, MAX_AGE));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "maxAge", int256(0)));
        new ReferenceGuard(feed, chainlink, ReferenceGuard.Limits(1, 0));
    }

    function testFuzz_theDistanceDecides(uint32 price, uint32 referencePrice) public {
        int64 given = int64(uint64(price));
        int64 other = int64(uint64(referencePrice)) + 1;
        feed.say(given, 0, 0, NOW);
        chainlink.say(other, 0, 0, NOW);
        int64 distance = given > other ? given - other : other - given;
        if (2 * distance > other) refuseAt(given);
        else guard.check(Action.OPEN, 0, 0);
    }

    function refuseAt(int64 price) private {
        feed.say(price, 0, 0, NOW);
        (int64 referencePrice,) = chainlink.latest();
        vm.expectRevert(
            abi.encodeWithSelector(ReferenceGuard.TooFarFromReference.selector, price, referencePrice)
        );
        guard.check(Action.LIQUIDATE, 0, 0);
    }
}
