// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {ACTIONS, Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {Report} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {ReportBounds} from "../../../main/solidity/gates/ReportBounds.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {Containment} from "../../../main/solidity/oracle/bounds/Containment.sol";
import {FixedVersion} from "../../../main/solidity/oracle/bounds/FixedVersion.sol";
import {MaxAge} from "../../../main/solidity/oracle/bounds/MaxAge.sol";
import {SinceChange} from "../../../main/solidity/oracle/bounds/SinceChange.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

contract ReportBoundsTest is SignersFixture {
    /// @dev Observed at 1000 and good from 990 on.
    Report private report = Report(2000e8, 1e8, 1999e8, 2001e8, 1000, 990);

    function setUp() public {
        vm.warp(1010);
    }

    function test_aReportMustNotBeOlderThanTheBound() public {
        new MaxAge(10).check(report, 0);
        refuse(new MaxAge(9), 0, abi.encodeWithSelector(IReportBound.ReportTooOld.selector, uint64(1000), uint64(9)));
    }

    function test_aReportMustNotBeFromBeforeTheLastChange() public {
        SinceChange bound = new SinceChange();
        bound.check(report, 1000);
        bound.check(report, 0);
        refuse(
            bound, 1001, abi.encodeWithSelector(IReportBound.ReportBeforeChange.selector, uint64(1000), uint64(1001))
        );
    }

    /// @dev What is asked for at 991 to 995 is version 995, for which stamps of 997 to 1002 count; at 990 it is still 990.
    function test_aReportMustBeOfTheVersionOfTheRequest() public {
        FixedVersion bound = new FixedVersion(5, 2, 7);
        bound.check(report, 991);
        bound.check(report, 995);
        bound.check(report, 0);
        refuseVersion(bound, 990, 992, 997);
        refuseVersion(bound, 996, 1002, 1007);
    }

    function test_aReportMustHoldAtTheMomentOfTheRequest() public {
        Containment bound = new Containment();
        bound.check(report, 990);
        bound.check(report, 1000);
        bound.check(report, 0);
        refuseMoment(bound, 989);
        refuseMoment(bound, 1001);
    }

    function test_theGateAsksEveryBoundForTheActionsItKnows() public {
        PullFeed feed = newPullFeed();
        feed.update(agreed(feed, 2000, 1000));
        IReportBound[] memory bounds = new IReportBound[](2);
        (bounds[0], bounds[1]) = (new MaxAge(15), new SinceChange());
        ReportBounds gate = new ReportBounds(feed, bounds, 1 << uint256(Action.LIQUIDATE) | 1 << uint256(Action.OPEN));

        gate.check(Action.LIQUIDATE, 1, 1000);
        gate.check(Action.CLOSE, 1, 1001);
        vm.expectRevert(
            abi.encodeWithSelector(IReportBound.ReportBeforeChange.selector, uint64(1000), uint64(1001))
        );
        gate.check(Action.LIQUIDATE, 1, 1001);
        vm.warp(1016);
        gate.check(Action.WITHDRAW, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(IReportBound.ReportTooOld.selector, uint64(1000), uint64(15)));
        gate.check(Action.OPEN, 1, 0);
        vm.assertEq(abi.encode(gate.bounds()), abi.encode(bounds), "bounds");
    }

    function test_everyActionIsCounted() public pure {
        vm.assertEq(ACTIONS, uint256(type(Action).max) + 1, "actions");
    }

    function test_figuresOutOfRangeAreRefused() public {
        PullFeed feed = newPullFeed();
        IReportBound[] memory none = new IReportBound[](0);
        expectRange("actions", 0);
        new ReportBounds(feed, none, 0);
        expectRange("actions", 256);
        new ReportBounds(feed, none, 256);
        expectRange("granularity", 0);
        new FixedVersion(0, 2, 7);
        expectRange("earliest", 8);
        new FixedVersion(5, 8, 7);
        expectRange("latest", 31536001);
        new FixedVersion(5, 8, 31536001);
        expectRange("maxAge", 31536001);
        new MaxAge(31536001);
    }

    function expectRange(string memory figure, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
    }

    function refuseVersion(IReportBound bound, uint64 since, uint64 from, uint64 to) private {
        refuse(
            bound, since, abi.encodeWithSelector(IReportBound.ReportOutsideVersion.selector, uint64(1000), from, to)
        );
    }

    function refuseMoment(IReportBound bound, uint64 since) private {
        refuse(
            bound,
            since,
            abi.encodeWithSelector(IReportBound.ChangeNotContained.selector, since, uint64(990), uint64(1000))
        );
    }

    function refuse(IReportBound bound, uint64 since, bytes memory reason) private {
        vm.expectRevert(reason);
        bound.check(report, since);
    }
}
