// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceFeed} from "../../../main/solidity/interfaces/IPriceFeed.sol";
import {ISignedReports, SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {ReportedLiquidation} from "../../../main/solidity/oracle/ReportedLiquidation.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {Attacker, HookedDollar} from "../attacks/HookedDollar.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

/// @notice A long of 100 at 2000 with 6000 of collateral. At 1960 it has 2000 left; less a fee of 980 and a reward of 10 that
/// is 1010, of the 1960 it must hold.
contract ReportedLiquidationTest is MarketFixture, SignersFixture {
    PullFeed private pullFeed;
    ReportedLiquidation private liquidation;

    function setUp() public {
        vm.warp(START);
        pullFeed = newPullFeed();
        liquidation = new ReportedLiquidation();
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        pullFeed.update(agreed(pullFeed, 2000, START));
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        vm.warp(START + 5);
    }

    function test_theReportLandsAndTheRewardGoesToTheCaller() public {
        liquidateAs(KEEPER, agreed(pullFeed, 1960, START + 5));

        eq(market.markPrice(), 1960e8, "mark");
        eq(market.position(1).size, 0, "closed");
        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
        eq(cashOf(address(liquidation)), 0, "nothing stays");
    }

    function test_whoeverLandsTheReportFirstStopsNobody() public {
        SignedReport[] memory reports = agreed(pullFeed, 1960, START + 5);
        pullFeed.update(reports);
        liquidateAs(KEEPER, reports);

        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
    }

    function test_nobodyIsStoppedByANewerReportEither() public {
        SignedReport[] memory reports = agreed(pullFeed, 1960, START + 4);
        pullFeed.update(agreed(pullFeed, 1950, START + 5));
        liquidateAs(KEEPER, reports);

        eq(market.markPrice(), 1950e8, "at the newer price");
        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
    }

    /// @dev An old report of a lower price gives no liquidation at it.
    function test_anOlderReportDoesNotDecide() public {
        SignedReport[] memory reports = agreed(pullFeed, 1900, START + 4);
        pullFeed.update(agreed(pullFeed, 2000, START + 5));
        liquidateAs(KEEPER, reports);

        eq(market.position(1).size, 100 * UNIT, "still open");
        eq(cashOf(KEEPER), 0, "no reward");
    }

    function test_whatTheFeedRefusesIsRefused() public {
        SignedReport[] memory reports = agreed(pullFeed, 1960, START + 6);
        vm.expectRevert(abi.encodeWithSelector(ISignedReports.ReportInFuture.selector, START + 6, START + 5));
        liquidation.liquidate(pullFeed, reports, market, one(1));
    }

    function test_noReportIsNoReport() public {
        vm.expectRevert(abi.encodeWithSelector(ISignedReports.NotEnoughSigners.selector, 0, 3));
        liquidation.liquidate(pullFeed, new SignedReport[](0), market, one(1));
    }

    /// @dev The attacker is called at each transfer of the liquidation, and asks for what lies here in between.
    function test_whoIsCalledInTheMeantimeTakesNoReward() public {
        SignedReport[] memory reports = agreed(pullFeed, 1960, START + 5);
        Attacker attacker = new Attacker();
        bytes memory theft = abi.encodeCall(
            liquidation.liquidate, (pullFeed, reports, IPerpMarket(address(new EmptyMarket(dollar))), one(1))
        );
        attacker.prepare(Attacker.Call(address(liquidation), theft));
        uint256 id = vm.snapshotState();
        for (uint256 transfer = 1; transfer <= 4; transfer++) {
            HookedDollar(address(dollar)).callBack(attacker, transfer);
            liquidateAs(KEEPER, reports);

            vm.assertTrue(attacker.isRefused(), "refused");
            eq(cashOf(address(attacker)), 0, "the attacker's");
            eq(cashOf(KEEPER), 10 * DOLLAR, "the keeper's");
            vm.revertToState(id);
        }
    }

    function liquidateAs(address keeper, SignedReport[] memory reports) private {
        vm.startPrank(keeper);
        liquidation.liquidate(pullFeed, reports, market, one(1));
        vm.stopPrank();
    }

    function newDollar() internal override returns (TestDollar) {
        return new HookedDollar();
    }

    function markFeed() internal view override returns (IPriceFeed) {
        return pullFeed;
    }

    function executionFeed() internal view override returns (IPriceFeed) {
        return pullFeed;
    }
}

/// @title Names the token and liquidates nobody
contract EmptyMarket {
    IPerpMarket.Wiring private _wiring;

    constructor(TestDollar token) {
        _wiring.token = token;
    }

    function liquidateBatch(uint64[] calldata) external {}

    function wiring() external view returns (IPerpMarket.Wiring memory) {
        return _wiring;
    }
}
