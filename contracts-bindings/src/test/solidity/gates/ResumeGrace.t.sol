// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {GateList} from "../../../main/solidity/gates/GateList.sol";
import {ResumeGrace} from "../../../main/solidity/gates/ResumeGrace.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {Action, IGate} from "../../../main/solidity/interfaces/IGate.sol";
import {vm} from "../Vm.sol";
import {ScriptedFeed} from "./ScriptedFeed.sol";

/// @notice GMX v2's 300 s after a silence, for opening and liquidating.
contract ResumeGraceTest {
    uint64 private constant RESUMED = 1_000_000;
    uint64 private constant OPEN_AND_LIQUIDATE = 1 | 16;

    ScriptedFeed private feed;
    ResumeGrace private grace;

    function setUp() public {
        vm.warp(RESUMED + 299);
        feed = new ScriptedFeed();
        grace = new ResumeGrace(feed, ResumeGrace.Limits(300, OPEN_AND_LIQUIDATE));
    }

    function test_withoutASilenceThereIsNoGrace() public view {
        grace.check(Action.OPEN, 0, 0);
    }

    function test_theActionsWaitUntilTheGraceIsOver() public {
        feed.resume(RESUMED);
        refuse(Action.OPEN);
        refuse(Action.LIQUIDATE);
        grace.check(Action.INCREASE, 0, 0);
        grace.check(Action.WITHDRAW, 0, 0);

        vm.warp(RESUMED + 300);
        grace.check(Action.OPEN, 0, 0);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    function test_theFirstGateThatRefusesDecidesTheError() public {
        feed.resume(RESUMED);
        IGate[] memory gates = new IGate[](2);
        gates[0] = new ResumeGrace(feed, ResumeGrace.Limits(400, 1));
        gates[1] = grace;
        GateList list = new GateList(gates);

        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, RESUMED + 400));
        list.check(Action.OPEN, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, RESUMED + 300));
        list.check(Action.LIQUIDATE, 0, 0);
        list.check(Action.CLOSE, 0, 0);
        vm.assertEq(abi.encode(list.gates()), abi.encode(gates), "gates");
    }

    function test_figuresThatMakeNoSenseAreRefused() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "grace", int256(0)));
        new ResumeGrace(feed, ResumeGrace.Limits(0, 1));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "actions", int256(256)));
        new ResumeGrace(feed, ResumeGrace.Limits(1, 256));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "gates", int256(0)));
        new GateList(new IGate[](0));
    }

    function refuse(Action action) private {
        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, RESUMED + 300));
        grace.check(action, 0, 0);
    }
}
