// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceFeed} from "../../../main/solidity/interfaces/IPriceFeed.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {ReportedLiquidation} from "../../../main/solidity/oracle/ReportedLiquidation.sol";
import {RequestCommitFeed} from "../../../main/solidity/oracle/RequestCommitFeed.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

/// @notice A version for every second, which takes reports of 2 to 7 s later. A long of 100 at 2000 with 6000 of collateral: at
/// 1960 it has 2000 left; less a fee of 980 and a reward of 10 that is 1010, of the 1960 it must hold.
contract VersionLiquidationTest is MarketFixture, SignersFixture {
    RequestCommitFeed private feed;
    ReportedLiquidation private liquidation;
    uint64 private version;

    function setUp() public {
        vm.warp(START);
        feed = new RequestCommitFeed(
            signerAddresses(), QUORUM, RequestCommitFeed.Schedule(1, 2, 7, 30), history(), noFee()
        );
        liquidation = new ReportedLiquidation();
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        version = feed.request();
        vm.warp(START + 2);
        feed.commit(version, agreed(feed, 2000, START + 2));
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        version = feed.request();
        vm.warp(START + 9);
    }

    function test_theVersionIsSettledAndTheRewardGoesToTheCaller() public {
        liquidateAs(KEEPER, version, agreed(feed, 1960, START + 5));

        eq(market.markPrice(), 1960e8, "mark");
        eq(market.position(1).size, 0, "closed");
        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
        eq(cashOf(address(liquidation)), 0, "nothing stays");
    }

    function test_whoeverSettlesTheVersionFirstStopsNobody() public {
        SignedReport[] memory reports = agreed(feed, 1960, START + 5);
        feed.commit(version, agreed(feed, 1950, START + 6));
        liquidateAs(KEEPER, version, reports);

        eq(market.markPrice(), 1950e8, "at the other's price");
        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
    }

    function test_norDoesAnEarlierVersionThatWaits() public {
        uint64 later = feed.request();
        liquidateAs(KEEPER, later, agreed(feed, 1960, START + 9));

        eq(market.position(1).size, 100 * UNIT, "healthy at the price that stands");
        vm.assertEq(uint256(feed.nextVersion()), uint256(version), "still waits");
    }

    function test_whatTheFeedRefusesIsRefused() public {
        SignedReport[] memory reports = agreed(feed, 1960, START + 3);
        vm.expectRevert(
            abi.encodeWithSelector(IReportBound.ReportOutsideVersion.selector, START + 3, START + 4, START + 9)
        );
        liquidation.liquidateAtVersion(feed, version, reports, market, one(1));
    }

    function liquidateAs(address keeper, uint64 which, SignedReport[] memory reports) private {
        vm.startPrank(keeper);
        liquidation.liquidateAtVersion(feed, which, reports, market, one(1));
        vm.stopPrank();
    }

    function markFeed() internal view override returns (IPriceFeed) {
        return feed;
    }

    function executionFeed() internal view override returns (IPriceFeed) {
        return feed;
    }
}
