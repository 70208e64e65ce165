// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ResumeGrace} from "../../../main/solidity/gates/ResumeGrace.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {UptimeFeed} from "../../../main/solidity/oracle/UptimeFeed.sol";
import {vm} from "../Vm.sol";

/// @notice A sequencer that comes back at the second 1,000,000 and is told of 5 s later, in the first block.
contract UptimeFeedTest {
    uint64 private constant BACK = 1_000_000;
    uint64 private constant LIQUIDATE = 16;

    UptimeFeed private uptime;

    function setUp() public {
        vm.warp(BACK + 5);
        uptime = new UptimeFeed(address(this));
    }

    function test_graceBeginsWhenTheSequencerCameBackAndNotWhenWordOfItLanded() public {
        ResumeGrace grace = new ResumeGrace(uptime, ResumeGrace.Limits(300, LIQUIDATE));
        grace.check(Action.LIQUIDATE, 0, 0);

        vm.expectEmit(address(uptime));
        emit UptimeFeed.SequencerResumed(BACK);
        uptime.sequencerResumed(BACK);

        vm.warp(BACK + 299);
        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, BACK + 300));
        grace.check(Action.LIQUIDATE, 0, 0);
        grace.check(Action.CLOSE, 0, 0);
        vm.warp(BACK + 300);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    /// @dev Down since 5 s before, which the first block forced in tells; 20 s later it is back.
    function test_whileTheSequencerIsDownWhatWaitsIsRefusedAndTheGraceComesAfterwards() public {
        ResumeGrace grace = new ResumeGrace(uptime, ResumeGrace.Limits(300, LIQUIDATE));
        status(0, 0);

        vm.expectEmit(address(uptime));
        emit UptimeFeed.SequencerLost(BACK);
        uptime.sequencerDown(BACK);
        status(1, BACK);
        vm.warp(BACK + 1 days);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.SequencerIsDown.selector, BACK));
        grace.check(Action.LIQUIDATE, 0, 0);
        grace.check(Action.CLOSE, 0, 0);

        uptime.sequencerResumed(BACK + 20);
        status(0, BACK + 20);
        vm.warp(BACK + 319);
        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, BACK + 320));
        grace.check(Action.LIQUIDATE, 0, 0);
        vm.warp(BACK + 320);
        grace.check(Action.LIQUIDATE, 0, 0);
    }

    function test_onlyTheMessengerIsBelievedAndTimesOnlyRise() public {
        vm.startPrank(address(1));
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.OnlyMessenger.selector, address(1)));
        uptime.sequencerResumed(BACK);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.OnlyMessenger.selector, address(1)));
        uptime.sequencerDown(BACK);
        vm.stopPrank();

        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ChangeInFuture.selector, BACK + 6, BACK + 5));
        uptime.sequencerResumed(BACK + 6);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ChangeInFuture.selector, BACK + 6, BACK + 5));
        uptime.sequencerDown(BACK + 6);

        uptime.sequencerDown(BACK + 4);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.SequencerIsDown.selector, BACK + 4));
        uptime.sequencerDown(BACK + 5);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.SequencerIsDown.selector, BACK + 4));
        uptime.resumedAt();
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ChangeNotAfterLast.selector, BACK + 4, BACK + 4));
        uptime.sequencerResumed(BACK + 4);

        uptime.sequencerResumed(BACK + 5);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ChangeNotAfterLast.selector, BACK + 5, BACK + 5));
        uptime.sequencerDown(BACK + 5);
        vm.assertEq(uptime.resumedAt(), uint256(BACK + 5), "resumedAt");
    }

    /// @dev Why the messenger must be trusted: a return with the end of each grace begins the next one.
    function test_theMessengersWordHasNoBound() public {
        ResumeGrace grace = new ResumeGrace(uptime, ResumeGrace.Limits(300, LIQUIDATE));
        for (uint64 told = BACK; told < BACK + 1 days; told += 300) {
            vm.warp(told);
            uptime.sequencerResumed(told);
            vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, told + 300));
            grace.check(Action.LIQUIDATE, 0, 0);
            grace.check(Action.CLOSE, 0, 0);
        }
    }

    function status(uint256 answer, uint64 startedAt) private view {
        vm.assertEq(uptime.answer(), answer, "answer");
        vm.assertEq(uptime.startedAt(), uint256(startedAt), "startedAt");
    }
}
