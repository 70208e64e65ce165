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

    function test_onlyTheMessengerIsBelievedAndTimesOnlyRise() public {
        vm.startPrank(address(1));
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.OnlyMessenger.selector, address(1)));
        uptime.sequencerResumed(BACK);
        vm.stopPrank();

        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ReturnInFuture.selector, BACK + 6, BACK + 5));
        uptime.sequencerResumed(BACK + 6);

        uptime.sequencerResumed(BACK + 5);
        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.ReturnNotAfterLast.selector, BACK + 5, BACK + 5));
        uptime.sequencerResumed(BACK + 5);
        vm.assertEq(uptime.resumedAt(), uint256(BACK + 5), "resumedAt");
    }
}
