// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BidAskFill} from "../../../main/solidity/economics/BidAskFill.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IReportFeed, Report} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {ISignedReports, SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {LastReport} from "../../../main/solidity/oracle/LastReport.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

contract PullFeedTest is SignersFixture {
    PullFeed private feed;

    function setUp() public {
        vm.warp(1000);
        feed = newPullFeed();
    }

    /// @dev Signers see 1990, 2010 and 2000 at 995, 990 and 1000: the median price is 2000, of the oldest time.
    function test_theAcceptedReportIsTheMedianOfTheSignersReports() public {
        SignedReport[] memory reports = new SignedReport[](3);
        reports[0] = signedBy(feed, 0, Report(1990e8, 3e8, 1985e8, 1991e8, 995, 980));
        reports[1] = signedBy(feed, 3, Report(2010e8, 1e8, 1980e8, 2011e8, 990, 970));
        reports[2] = signedBy(feed, 4, Report(2000e8, 2e8, 1999e8, 2002e8, 1000, 985));
        Report memory median = Report(2000e8, 2e8, 1985e8, 2002e8, 990, 985);

        vm.expectEmit(address(feed));
        emit IReportFeed.ReportAccepted(median);
        feed.update(reports);

        vm.assertEq(abi.encode(feed.report()), abi.encode(median), "report");
        (int64 price, uint64 publishTime) = feed.latest();
        vm.assertEq(abi.encode(price, publishTime), abi.encode(int64(2000e8), uint64(990)), "latest");
    }

    function test_ofAnEvenCountTheLowerOfTheTwoIsTheMedian() public {
        SignedReport[] memory reports = new SignedReport[](4);
        for (uint256 i = 0; i < 4; i++) {
            reports[i] = signedBy(feed, i, reportOf(2000 + 10 * int64(uint64(i)), 1000));
        }
        feed.update(reports);

        vm.assertEq(int256(feed.report().price), 2010e8, "of 2000, 2010, 2020, 2030");
    }

    /// @dev 2000 at first; 30 of the 60 s later 2100 moves it half of the way, 90 s after that 1900 all the way.
    function test_theAverageMovesByThePartOfTheWindowThatHasPassed() public {
        updateAt(1000, 2000);
        vm.assertEq(int256(feed.average()), 2000e8, "first");
        updateAt(1030, 2100);
        vm.assertEq(int256(feed.average()), 2050e8, "half of the window");
        updateAt(1120, 1900);
        vm.assertEq(int256(feed.average()), 1900e8, "more than the window");
    }

    /// @dev A dollar down for one second of sixty is a sixtieth of a dollar: 0.01666666…
    function test_theAverageIsRoundedDown() public {
        updateAt(1000, 2000);
        updateAt(1001, 1999);

        vm.assertEq(int256(feed.average()), 2000e8 - 1_666_667, "rounded down");
    }

    function test_aSilenceEndsWhenTheNextReportLands() public {
        updateAt(1000, 2000);
        updateAt(1300, 2000);
        vm.assertEq(uint256(feed.resumedAt()), 0, "exactly the threshold is no silence");
        updateAt(1601, 2000);
        vm.assertEq(uint256(feed.resumedAt()), 1601, "resumed");
        updateAt(1602, 2000);
        vm.assertEq(uint256(feed.resumedAt()), 1601, "still then");
    }

    function test_twoOfThreeAreNotEnough() public {
        SignedReport[] memory reports = new SignedReport[](2);
        reports[0] = signedBy(feed, 0, reportOf(2000, 1000));
        reports[1] = signedBy(feed, 1, reportOf(2000, 1000));
        refuse(reports, abi.encodeWithSelector(ISignedReports.NotEnoughSigners.selector, 2, 3));
    }

    function test_figuresOutOfOrderAreRefusedWithTheirPlace() public {
        refuseLast(Report(0, 0, -1, 1, 1000, 999));
        refuseLast(Report(2000e8, 1e8, -1, 2001e8, 1000, 999));
        refuseLast(Report(2000e8, 1e8, 2000e8 + 1, 2001e8, 1000, 999));
        refuseLast(Report(2000e8, 1e8, 1999e8, 2000e8 - 1, 1000, 999));
        refuseLast(Report(2000e8, -1, 1999e8, 2001e8, 1000, 999));
        refuseLast(Report(2000e8, 1e8, 1999e8, 2001e8, 1000, 1001));
    }

    function test_aReportWithoutASideIsRefusedWithTheSidesThatItHas() public {
        refuseWithout(Report(2000e8, 1e8, 0, 2001e8, 1000, 999));
        refuseWithout(Report(2000e8, 1e8, 1999e8, 0, 1000, 999));
        refuseWithout(Report(2000e8, 1e8, 0, 0, 1000, 999));
    }

    /// @dev Signers say 1998, 1999 and 2000 to sellers and 2001, 2002 and 2003 to buyers: 1999 and 2002 hold.
    function test_whoBuysPaysTheAskAndWhoSellsGetsTheBid() public {
        SignedReport[] memory reports = new SignedReport[](3);
        reports[0] = signedBy(feed, 0, Report(2000e8, 0, 1998e8, 2003e8, 1000, 999));
        reports[1] = signedBy(feed, 1, Report(2000e8, 0, 1999e8, 2002e8, 1000, 999));
        reports[2] = signedBy(feed, 2, Report(2000e8, 0, 2000e8, 2001e8, 1000, 999));
        feed.update(reports);
        BidAskFill fill = new BidAskFill(feed);
        IPerpMarket.OpenInterest memory nobody;

        vm.assertEq(int256(fill.trade(nobody, 1, 1)), 2002e8, "buyer");
        vm.assertEq(int256(fill.trade(nobody, -1, 1)), 1999e8, "seller");
        vm.assertEq(int256(fill.impactPool()), 0, "no impact pool");
    }

    function test_noReportIsFromTheFuture() public {
        refuse(
            agreed(feed, 2000, 1001),
            abi.encodeWithSelector(ISignedReports.ReportInFuture.selector, uint64(1001), uint64(1000))
        );
    }

    function test_aReportOfTheGreatestAgeIsAcceptedAndNoneIsOlder() public {
        refuse(
            agreed(feed, 2000, 969),
            abi.encodeWithSelector(ISignedReports.ReportExpired.selector, uint64(969), uint64(30))
        );
        feed.update(agreed(feed, 2000, 970));
    }

    function test_allReportsOfAnUpdateLieWithinTheSpread() public {
        SignedReport[] memory reports = agreed(feed, 2000, 1000);
        reports[1] = signedBy(feed, 1, Report(2000e8, 1e8, 1999e8, 2001e8, 989, 980));
        reports[0] = signedBy(feed, 0, Report(2000e8, 1e8, 1999e8, 2001e8, 1000, 980));
        reports[2] = signedBy(feed, 2, Report(2000e8, 1e8, 1999e8, 2001e8, 1000, 980));
        refuse(
            reports, abi.encodeWithSelector(ISignedReports.ReportsTooFarApart.selector, uint64(989), uint64(1000))
        );
        reports[1] = signedBy(feed, 1, Report(2000e8, 1e8, 1999e8, 2001e8, 990, 980));
        feed.update(reports);
    }

    function test_theReportsMustHoldAtOneMoment() public {
        SignedReport[] memory reports = agreed(feed, 2000, 1000);
        reports[1] = signedBy(feed, 1, reportOf(2000, 998));
        refuse(
            reports, abi.encodeWithSelector(ISignedReports.NoCommonInterval.selector, uint64(999), uint64(998))
        );
    }

    function test_signersAreKnownFromTheStart() public view {
        vm.assertEq(abi.encode(feed.signers()), abi.encode(signerAddresses()), "signers");
        vm.assertEq(feed.quorum(), QUORUM, "quorum");
    }

    function test_figuresOutOfRangeAreRefused() public {
        address[] memory all = signerAddresses();
        refuseNew("quorum", 0, all, 0, PullFeed.Freshness(SPREAD, OLDEST), history());
        refuseNew("quorum", 6, all, 6, PullFeed.Freshness(SPREAD, OLDEST), history());
        refuseNew("signers", 0, new address[](0), 1, PullFeed.Freshness(SPREAD, OLDEST), history());
        refuseNew("signers", 32, new address[](32), 1, PullFeed.Freshness(SPREAD, OLDEST), history());
        refuseNew("averageWindow", 0, all, 3, PullFeed.Freshness(SPREAD, OLDEST), LastReport.History(0, 1));
        refuseNew("gapThreshold", 0, all, 3, PullFeed.Freshness(SPREAD, OLDEST), LastReport.History(1, 0));
        refuseNew("timestampSpread", 31536001, all, 3, PullFeed.Freshness(31536001, OLDEST), history());
        refuseNew("maxAge", 31536001, all, 3, PullFeed.Freshness(SPREAD, 31536001), history());
    }

    function test_noSignerIsListedTwice() public {
        address[] memory all = signerAddresses();
        all[4] = all[1];
        vm.expectRevert(abi.encodeWithSelector(ISignedReports.DuplicateSigner.selector, all[1]));
        new PullFeed(all, QUORUM, PullFeed.Freshness(SPREAD, OLDEST), history(), noFee());
        all[4] = address(0);
        vm.expectRevert(abi.encodeWithSelector(ISignedReports.UnknownSigner.selector, address(0)));
        new PullFeed(all, QUORUM, PullFeed.Freshness(SPREAD, OLDEST), history(), noFee());
    }

    /// @dev Whatever the figures, bid and ask stay around the price and the average between the prices it has seen.
    function testFuzz_theMedianIsInOrder(uint32[5] memory prices, uint16[5] memory below, uint16[5] memory above) public {
        SignedReport[] memory reports = new SignedReport[](SIGNERS);
        for (uint256 i = 0; i < SIGNERS; i++) {
            int64 price = int64(uint64(prices[i])) + 1e6;
            int64 bid = price - int64(uint64(below[i]));
            int64 ask = price + int64(uint64(above[i]));
            reports[i] = signedBy(feed, i, Report(price, 0, bid, ask, 1000, 1000));
        }
        feed.update(reports);

        Report memory median = feed.report();
        vm.assertTrue(median.bid <= median.price && median.price <= median.ask, "in order");
        uint256 lower;
        uint256 higher;
        for (uint256 i = 0; i < SIGNERS; i++) {
            if (reports[i].report.price < median.price) lower++;
            if (reports[i].report.price > median.price) higher++;
        }
        vm.assertTrue(lower <= 2 && higher <= 2, "in the middle");
    }

    function updateAt(uint64 time, int64 dollars) private {
        vm.warp(time);
        feed.update(agreed(feed, dollars, time));
    }

    function refuse(SignedReport[] memory reports, bytes memory reason) private {
        vm.expectRevert(reason);
        feed.update(reports);
    }

    function refuseLast(Report memory last) private {
        refuse(withLast(last), abi.encodeWithSelector(ISignedReports.ReportOutOfOrder.selector, 2));
    }

    function refuseWithout(Report memory last) private {
        refuse(withLast(last), abi.encodeWithSelector(ISignedReports.MissingSide.selector, 2, last.bid, last.ask));
    }

    function withLast(Report memory last) private view returns (SignedReport[] memory reports) {
        reports = agreed(feed, 2000, 1000);
        reports[2] = signedBy(feed, 2, last);
    }

    function refuseNew(
        string memory figure,
        int256 value,
        address[] memory all,
        uint256 quorum,
        PullFeed.Freshness memory freshness,
        LastReport.History memory kept
    ) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
        new PullFeed(all, quorum, freshness, kept, noFee());
    }
}
