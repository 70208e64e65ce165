// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {IReportFeed} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {IRequestCommitFeed} from "../../../main/solidity/interfaces/IRequestCommitFeed.sol";
import {SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {RequestCommitFeed} from "../../../main/solidity/oracle/RequestCommitFeed.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

/// @notice Perennial's figures: a version every 5 s, stamped 2 to 7 s later, settled within 30 s.
contract RequestCommitFeedTest is SignersFixture {
    RequestCommitFeed private feed;

    function setUp() public {
        vm.warp(1001);
        feed = newFeed(RequestCommitFeed.Schedule(5, 2, 7, 30));
    }

    /// @dev Asked for at 1001 it is version 1005, for which a price of 1007 to 1012 counts.
    function test_aVersionIsAskedForAndThenSettled() public {
        vm.assertEq(uint256(feed.request()), 1005, "version");
        vm.assertEq(uint256(feed.nextVersion()), 1005, "next");
        vm.assertEq(uint256(feed.stateOf(1005)), uint256(IRequestCommitFeed.VersionState.PENDING), "pending");

        vm.warp(1012);
        vm.expectEmit(address(feed));
        emit IRequestCommitFeed.VersionCommitted(1005, 2000e8, true);
        feed.commit(1005, agreed(feed, 2000, 1007));

        (int64 price, uint64 publishTime) = feed.latest();
        vm.assertEq(abi.encode(price, publishTime), abi.encode(int64(2000e8), uint64(1007)), "latest");
        vm.assertEq(int256(feed.priceOf(1005)), 2000e8, "price");
        vm.assertTrue(feed.isValid(1005), "valid");
        vm.assertEq(uint256(feed.nextVersion()), 0, "nothing is pending");
    }

    function test_toAskAgainChangesNothing() public {
        feed.request();
        vm.warp(1005);
        vm.assertEq(uint256(feed.request()), 1005, "the same version");
        settle(1005, 2000, 1007);

        vm.assertEq(uint256(feed.nextVersion()), 0, "it was pending once");
        vm.warp(1005);
        vm.assertEq(uint256(feed.request()), 1005, "settled");
        vm.assertEq(uint256(feed.nextVersion()), 0, "and stays so");
    }

    function test_aVersionWithoutReportsCarriesThePriceOver() public {
        feed.request();
        settle(1005, 2000, 1007);
        vm.warp(1010);
        feed.request();

        vm.warp(1040);
        vm.expectRevert(
            abi.encodeWithSelector(IRequestCommitFeed.VersionNotTimedOut.selector, uint64(1010), uint64(1040))
        );
        feed.commitInvalid(1010);
        vm.warp(1041);
        feed.commitInvalid(1010);

        vm.assertEq(int256(feed.priceOf(1010)), 2000e8, "carried over");
        vm.assertTrue(!feed.isValid(1010), "not valid");
        vm.assertEq(uint256(feed.stateOf(1010)), uint256(IRequestCommitFeed.VersionState.INVALID), "state");
        (, uint64 publishTime) = feed.latest();
        vm.assertEq(uint256(publishTime), 1007, "of the last valid one");
    }

    function test_afterItsTimeNoReportSettlesAVersion() public {
        feed.request();
        SignedReport[] memory reports = agreed(feed, 2000, 1007);
        vm.warp(1036);
        vm.expectRevert(
            abi.encodeWithSelector(IRequestCommitFeed.VersionTimedOut.selector, uint64(1005), uint64(1035))
        );
        feed.commit(1005, reports);
        vm.warp(1035);
        feed.commit(1005, reports);
    }

    /// @dev Somebody asks for 1005 to 1025, which nobody needs; the one that is needed waits behind them, but in one block.
    function test_whoAsksForEveryVersionCostsATransactionForEachAndNoMore() public {
        for (uint64 time = 1001; time <= 1021; time += 5) {
            vm.warp(time);
            feed.request();
        }
        vm.warp(1026);
        vm.assertEq(uint256(feed.request()), 1030, "needed");

        vm.warp(1033);
        SignedReport[] memory needed = agreed(feed, 1900, 1032);
        vm.expectRevert(
            abi.encodeWithSelector(IRequestCommitFeed.VersionNotNext.selector, uint64(1030), uint64(1005))
        );
        feed.commit(1030, needed);
        for (uint64 version = 1005; version <= 1025; version += 5) {
            feed.commit(version, agreed(feed, 2000, version + 2));
        }
        feed.commit(1030, needed);

        vm.assertEq(int256(feed.priceOf(1030)), 1900e8, "settled all the same");
    }

    function test_versionsAreSettledInOrder() public {
        SignedReport[] memory reports = agreed(feed, 2000, 1012);
        vm.expectRevert(abi.encodeWithSelector(IRequestCommitFeed.NoPendingVersion.selector));
        feed.commit(1005, reports);
        feed.request();
        vm.warp(1006);
        feed.request();
        vm.warp(1012);

        vm.expectRevert(abi.encodeWithSelector(IRequestCommitFeed.VersionNotNext.selector, uint64(1010), uint64(1005)));
        feed.commit(1010, reports);
        vm.expectRevert(abi.encodeWithSelector(IRequestCommitFeed.VersionNotNext.selector, uint64(1010), uint64(1005)));
        feed.commitInvalid(1010);
        feed.commit(1005, agreed(feed, 1990, 1007));
        feed.commit(1010, reports);
    }

    function test_onlyReportsOfItsTimeSettleAVersion() public {
        feed.request();
        refuseStamp(1006);
        refuseStamp(1013);
        SignedReport[] memory reports = agreed(feed, 2000, 1012);
        reports[2] = signedBy(feed, 2, reportOf(2000, 1013));
        reports[2].report.validFrom = 1010;
        reports[2] = signedBy(feed, 2, reports[2].report);
        vm.warp(1013);
        vm.expectRevert(
            abi.encodeWithSelector(
                IReportBound.ReportOutsideVersion.selector, uint64(1013), uint64(1007), uint64(1012)
            )
        );
        feed.commit(1005, reports);
        settle(1005, 2000, 1012);
    }

    /// @dev A stamp of 1012 counts for both versions, but for one of them only once.
    function test_noReportSettlesTwoVersions() public {
        feed.request();
        vm.warp(1010);
        feed.request();
        settle(1005, 2000, 1012);
        SignedReport[] memory reports = agreed(feed, 2000, 1012);
        vm.expectRevert(abi.encodeWithSelector(IReportFeed.ReportNotAfterLast.selector, uint64(1012), uint64(1012)));
        feed.commit(1010, reports);
    }

    function test_figuresOutOfRangeAreRefused() public {
        refuseNew("granularity", 0, RequestCommitFeed.Schedule(0, 2, 7, 30));
        refuseNew("timeout", 31536001, RequestCommitFeed.Schedule(5, 2, 7, 31536001));
        refuseNew("latest", 31, RequestCommitFeed.Schedule(5, 2, 31, 30));
        refuseNew("earliest", 8, RequestCommitFeed.Schedule(5, 8, 7, 30));
    }

    function testFuzz_aVersionIsTheNextMultiple(uint32 time, uint16 granularity) public {
        uint64 step = uint64(granularity) + 1;
        uint64 version = newFeed(RequestCommitFeed.Schedule(step, 2, 7, 30)).versionAt(time);

        vm.assertTrue(version % step == 0 && version >= time && version - time < step, "next multiple");
    }

    function newFeed(RequestCommitFeed.Schedule memory schedule) private returns (RequestCommitFeed) {
        return new RequestCommitFeed(signerAddresses(), QUORUM, schedule, history(), noFee());
    }

    function settle(uint64 version, int64 dollars, uint64 stamp) private {
        vm.warp(stamp);
        feed.commit(version, agreed(feed, dollars, stamp));
    }

    function refuseStamp(uint64 stamp) private {
        SignedReport[] memory reports = agreed(feed, 2000, stamp);
        vm.warp(stamp);
        vm.expectRevert(
            abi.encodeWithSelector(IReportBound.ReportOutsideVersion.selector, stamp, uint64(1007), uint64(1012))
        );
        feed.commit(1005, reports);
    }

    function refuseNew(string memory figure, int256 value, RequestCommitFeed.Schedule memory schedule) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
        newFeed(schedule);
    }
}
