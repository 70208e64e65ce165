// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReportBounds} from "../../../main/solidity/gates/ReportBounds.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {IReportFeed, Report} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {ISignedReports, SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {Containment} from "../../../main/solidity/oracle/bounds/Containment.sol";
import {FixedVersion} from "../../../main/solidity/oracle/bounds/FixedVersion.sol";
import {MaxAge} from "../../../main/solidity/oracle/bounds/MaxAge.sol";
import {SinceChange} from "../../../main/solidity/oracle/bounds/SinceChange.sol";
import {SignersFixture} from "../oracle/SignersFixture.sol";
import {vm} from "../Vm.sol";

/// @notice What somebody may try who has old reports, some signers' keys, or the choice of which report he sends.
contract ReportAttacksTest is SignersFixture {
    uint256 private constant ORDER = 0xFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141;
    uint256 private constant STRANGER = 7;
    uint64 private constant NOW = 1000;

    PullFeed private feed;

    function setUp() public {
        vm.warp(NOW);
        feed = newPullFeed();
    }

    function test_aReportIsAcceptedOnce() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        feed.update(reports);

        refuse(reports, abi.encodeWithSelector(IReportFeed.ReportNotAfterLast.selector, NOW, NOW));
        refuse(
            agreed(feed, 1900, NOW - 1), abi.encodeWithSelector(IReportFeed.ReportNotAfterLast.selector, NOW - 1, NOW)
        );
    }

    function testFuzz_aFigureChangedAfterwardsIsNobodysReport(uint8 field, int32 change) public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        bytes32[6] memory words = abi.decode(abi.encode(reports[1].report), (bytes32[6]));
        uint256 place = field % 6;
        uint64 moved = uint64(uint256(words[place])) + (change == 0 ? 1 : uint64(uint32(change)));
        words[place] = bytes32(uint256(place < 4 ? uint64(moved % 1e18) : moved));
        reports[1].report = abi.decode(abi.encode(words), (Report));

        refuse(reports, abi.encodeWithSelector(ISignedReports.UnknownSigner.selector, recovered(reports[1])));
    }

    function test_aStrangersKeySignsNothing() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        reports[2] = signedBy(feed, STRANGER, reportOf(2000, NOW));
        refuse(reports, abi.encodeWithSelector(ISignedReports.UnknownSigner.selector, vm.addr(keyOf(STRANGER))));
    }

    function test_oneSignerIsNoQuorum() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        reports[2] = signedBy(feed, 0, reportOf(1900, NOW));
        refuse(reports, abi.encodeWithSelector(ISignedReports.DuplicateSigner.selector, vm.addr(keyOf(0))));
    }

    /// @dev The same signature in its other form recovers to the same signer, and so does none of another length.
    function test_aSignatureHasOneForm() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        bytes memory good = reports[1].signature;
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(keyOf(1), feed.digestOf(reports[1].report));

        refuseSignature(reports, abi.encodePacked(r, bytes32(ORDER - uint256(s)), v == 27 ? 28 : 27));
        refuseSignature(reports, abi.encodePacked(r, s));
        refuseSignature(reports, abi.encodePacked(good, uint8(0)));
        refuseSignature(reports, abi.encodePacked(r, s, v - 27));
        refuseSignature(reports, new bytes(65));
        refuseSignature(reports, "");
        reports[1].signature = good;
        feed.update(reports);
    }

    function test_aSignatureIsForOneFeed() public {
        PullFeed other = newPullFeed();
        SignedReport[] memory reports = agreed(other, 2000, NOW);
        refuse(reports, abi.encodeWithSelector(ISignedReports.UnknownSigner.selector, recovered(reports[0])));
    }

    function test_aSignatureIsForOneChain() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        vm.chainId(4242);
        refuse(reports, abi.encodeWithSelector(ISignedReports.UnknownSigner.selector, recovered(reports[0])));
    }

    /// @dev One of three, two of five: fewer than half of the reports, wherever they stand among them and whatever they say.
    function testFuzz_fewerThanHalfOfTheReportsMoveNoFigureBeyondTheHonestOnes(
        bool isOfFive,
        uint8 first,
        uint32[2] memory lies,
        uint16[3] memory truths
    ) public {
        uint256 count = isOfFive ? 5 : 3;
        SignedReport[] memory reports = new SignedReport[](count);
        (int64 lowest, int64 highest) = (type(int64).max, int64(0));
        for (uint256 i = 0; i < count; i++) {
            // The liars are the first or the first two places from `first` on.
            uint256 turn = (i + first) % count;
            bool isLiar = turn < count / 2;
            int64 price = isLiar ? int64(uint64(lies[turn])) + 2 : 2000 + int64(uint64(truths[turn - count / 2]));
            if (!isLiar && price < lowest) lowest = price;
            if (!isLiar && price > highest) highest = price;
            reports[i] = signedBy(feed, i, reportOf(price, NOW));
        }
        feed.update(reports);

        Report memory median = feed.report();
        vm.assertTrue(median.price >= lowest * 1e8 && median.price <= highest * 1e8, "price");
        vm.assertTrue(median.bid >= (lowest - 1) * 1e8 && median.bid <= (highest - 1) * 1e8, "bid");
        vm.assertTrue(median.ask >= (lowest + 1) * 1e8 && median.ask <= (highest + 1) * 1e8, "ask");
    }

    /// @dev Where the protection ends: two of three reports decide, though the signers are five. A quorum of all five would
    /// bear two liars.
    function test_moreThanHalfOfTheReportsDecide() public {
        feed.update(signed(feed, [int64(2000), 2, 2], NOW));
        vm.assertEq(int256(feed.report().price), 2e8, "the liars' price");
    }

    /// @dev The price was 2000 at 990, 1900 at 995 and is 2000 again; the feed still takes the lowest, no bound does.
    function test_theBestOfRecentPricesIsBeyondEveryBound() public {
        vm.warp(NOW - 10);
        feed.update(agreed(feed, 2000, NOW - 10));
        vm.warp(NOW);
        feed.update(agreed(feed, 1900, NOW - 5));

        refuse(new MaxAge(3), NOW - 20, abi.encodeWithSelector(IReportBound.ReportTooOld.selector, NOW - 5, uint64(3)));
        refuse(
            new SinceChange(),
            NOW - 4,
            abi.encodeWithSelector(IReportBound.ReportBeforeChange.selector, NOW - 5, NOW - 4)
        );
        refuse(
            new FixedVersion(5, 2, 7),
            NOW - 9,
            abi.encodeWithSelector(IReportBound.ReportOutsideVersion.selector, NOW - 5, NOW - 3, NOW + 2)
        );
        refuse(
            new Containment(),
            NOW - 2,
            abi.encodeWithSelector(IReportBound.ChangeNotContained.selector, NOW - 2, NOW - 6, NOW - 5)
        );
    }

    /// @dev Nor can a fresh signer make an old report younger: the oldest of them tells the time.
    function test_anOldReportStaysOldAmongFreshOnes() public {
        SignedReport[] memory reports = agreed(feed, 2000, NOW);
        for (uint256 i = 0; i < 3; i++) {
            uint64 stamp = i == 1 ? NOW - 10 : NOW;
            reports[i] = signedBy(feed, i, Report(1900e8, 0, 1900e8, 1900e8, stamp, NOW - 10));
        }
        feed.update(reports);
        refuse(
            new MaxAge(9), NOW - 20, abi.encodeWithSelector(IReportBound.ReportTooOld.selector, NOW - 10, uint64(9))
        );
    }

    function refuse(SignedReport[] memory reports, bytes memory reason) private {
        vm.expectRevert(reason);
        feed.update(reports);
    }

    function refuseSignature(SignedReport[] memory reports, bytes memory signature) private {
        reports[1].signature = signature;
        refuse(reports, abi.encodeWithSelector(ISignedReports.BadSignature.selector, 1));
    }

    function refuse(IReportBound bound, uint64 since, bytes memory reason) private {
        IReportBound[] memory bounds = new IReportBound[](1);
        bounds[0] = bound;
        ReportBounds gate = new ReportBounds(feed, bounds, 1 << uint256(Action.LIQUIDATE));
        vm.expectRevert(reason);
        gate.check(Action.LIQUIDATE, 1, since);
    }

    function recovered(SignedReport memory report) private view returns (address) {
        bytes memory signature = report.signature;
        (bytes32 r, bytes32 s) = abi.decode(signature, (bytes32, bytes32));
        return ecrecover(feed.digestOf(report.report), uint8(signature[64]), r, s);
    }
}
