// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceFeed} from "../../../main/solidity/interfaces/IPriceFeed.sol";
import {IReportFeed} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {SignedReport} from "../../../main/solidity/interfaces/ISignedReports.sol";
import {IUpdateFee} from "../../../main/solidity/interfaces/IUpdateFee.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {ReportedHealth} from "../../../main/solidity/oracle/ReportedHealth.sol";
import {ReportedLiquidation} from "../../../main/solidity/oracle/ReportedLiquidation.sol";
import {RequestCommitFeed} from "../../../main/solidity/oracle/RequestCommitFeed.sol";
import {UpdateFee} from "../../../main/solidity/oracle/UpdateFee.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";
import {SignersFixture} from "./SignersFixture.sol";

/// @notice Seven wei for each price, however many of the three signers' reports it is made of. A long of 100 at 2000 with 6000
/// of collateral is liquidated at 1960 for a reward of 10.
contract UpdateFeeTest is MarketFixture, SignersFixture {
    uint256 private constant FEE = 7;
    address payable private constant TREASURY = payable(address(0xFEE5));

    PullFeed private pulled;
    RequestCommitFeed private asked;
    ReportedLiquidation private liquidation;

    function setUp() public {
        vm.warp(START);
        vm.deal(KEEPER, 1000);
        pulled = pulledFor(UpdateFee.Fee(FEE, TREASURY));
        asked = new RequestCommitFeed(
            signerAddresses(),
            QUORUM,
            RequestCommitFeed.Schedule(1, 2, 7, 30),
            history(),
            UpdateFee.Fee(FEE, TREASURY)
        );
        liquidation = new ReportedLiquidation();
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        pulled.update{value: FEE}(agreed(pulled, 2000, START));
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        vm.warp(START + 5);
    }

    function test_aPriceCostsTheFeeOnceHoweverManySignedIt() public {
        SignedReport[] memory reports = agreed(pulled, 1990, START + 5);
        vm.expectEmit(address(pulled));
        emit IUpdateFee.FeePaid(KEEPER, FEE);
        updateAs(KEEPER, FEE, reports);

        vm.assertEq(pulled.updateFee(), FEE, "the fee");
        vm.assertEq(address(pulled).balance, 2 * FEE, "of this price and the one before");
        vm.assertEq(KEEPER.balance, 1000 - FEE, "the caller's");
    }

    function test_lessThanTheFeeIsRefusedAndNothingLands() public {
        SignedReport[] memory reports = agreed(pulled, 1990, START + 5);
        vm.expectRevert(abi.encodeWithSelector(IUpdateFee.InsufficientFee.selector, FEE - 1, FEE));
        updateAs(KEEPER, FEE - 1, reports);

        eq(market.markPrice(), 2000e8, "the price before");
        vm.assertEq(KEEPER.balance, 1000, "nothing paid");
    }

    /// @dev As Pyth does: a caller that cannot be paid would be refused by giving it back.
    function test_whatIsTooMuchTheFeedKeeps() public {
        updateAs(KEEPER, 100, agreed(pulled, 1990, START + 5));

        vm.assertEq(address(pulled).balance, FEE + 100, "kept");
        vm.assertEq(KEEPER.balance, 900, "paid");
    }

    function test_aReportThatIsRefusedCostsNothing() public {
        SignedReport[] memory reports = agreed(pulled, 1990, START);
        vm.expectRevert(abi.encodeWithSelector(IReportFeed.ReportNotAfterLast.selector, START, START));
        updateAs(KEEPER, FEE, reports);

        vm.assertEq(KEEPER.balance, 1000, "nothing paid");
    }

    function test_anybodyHasTheTreasuryPaid() public {
        updateAs(KEEPER, FEE, agreed(pulled, 1990, START + 5));
        vm.expectEmit(address(pulled));
        emit IUpdateFee.FeesWithdrawn(TREASURY, 2 * FEE);
        pulled.withdrawFees();

        vm.assertEq(TREASURY.balance, 2 * FEE, "the treasury's");
        vm.assertEq(address(pulled).balance, 0, "nothing stays");
    }

    function test_aLiquidationBringsTheFeeToTheFeed() public {
        liquidateAs(KEEPER, FEE, agreed(pulled, 1960, START + 5));

        eq(market.position(1).size, 0, "closed");
        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
        vm.assertEq(address(pulled).balance, 2 * FEE, "the feed's");
        vm.assertEq(address(liquidation).balance, 0, "nothing stays");
        vm.assertEq(KEEPER.balance, 1000 - FEE, "paid");
    }

    function test_whoeverIsOvertakenGetsTheFeeBack() public {
        SignedReport[] memory reports = agreed(pulled, 1960, START + 5);
        updateAs(address(this), FEE, reports);
        liquidateAs(KEEPER, FEE, reports);

        eq(cashOf(KEEPER), 10 * DOLLAR, "reward");
        vm.assertEq(KEEPER.balance, 1000, "nothing paid");
        vm.assertEq(address(liquidation).balance, 0, "nothing stays");
    }

    function test_aLiquidationWithoutTheFeeIsRefused() public {
        SignedReport[] memory reports = agreed(pulled, 1960, START + 5);
        vm.expectRevert(abi.encodeWithSelector(IUpdateFee.InsufficientFee.selector, 0, FEE));
        liquidateAs(KEEPER, 0, reports);
    }

    function test_aVersionCostsTheFeeWhenItIsSettledWithReports() public {
        uint64 version = asked.request();
        vm.warp(version + 2);
        SignedReport[] memory reports = agreed(asked, 1990, version + 2);
        vm.expectRevert(abi.encodeWithSelector(IUpdateFee.InsufficientFee.selector, 0, FEE));
        asked.commit(version, reports);
        asked.commit{value: FEE}(version, reports);

        vm.assertEq(address(asked).balance, FEE, "the feed's");
    }

    function test_aVersionThatIsGivenUpCostsNothing() public {
        uint64 version = asked.request();
        vm.warp(version + 31);
        asked.commitInvalid(version);

        vm.assertEq(address(asked).balance, 0, "the feed's");
    }

    /// @dev At 1960 the equity of 2000 counts 980 of fee and 10 of reward less.
    function test_healthAtAPriceIsAskedWithItsFee() public {
        ReportedHealth health = new ReportedHealth();
        SignedReport[] memory reports = agreed(pulled, 1960, START + 5);
        vm.deal(address(this), FEE);
        (int64 equity,) = health.healthAfter{value: FEE}(pulled, reports, market, 1);

        eq(equity, 1010 * DOLLAR, "at the price that was brought");
        vm.assertEq(address(health).balance, 0, "nothing stays");
    }

    function test_aFeeAboveAThousandthOfAnEtherIsRefused() public {
        pulledFor(UpdateFee.Fee(1e15, TREASURY));
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "fee", int256(1e15 + 1)));
        pulledFor(UpdateFee.Fee(1e15 + 1, TREASURY));
    }

    function updateAs(address caller, uint256 value, SignedReport[] memory reports) private {
        vm.startPrank(caller);
        pulled.update{value: value}(reports);
        vm.stopPrank();
    }

    function liquidateAs(address keeper, uint256 value, SignedReport[] memory reports) private {
        vm.startPrank(keeper);
        liquidation.liquidate{value: value}(pulled, reports, market, one(1));
        vm.stopPrank();
    }

    function pulledFor(UpdateFee.Fee memory fee) private returns (PullFeed) {
        return new PullFeed(signerAddresses(), QUORUM, PullFeed.Freshness(SPREAD, OLDEST), history(), fee);
    }

    function markFeed() internal view override returns (IPriceFeed) {
        return pulled;
    }

    function executionFeed() internal view override returns (IPriceFeed) {
        return pulled;
    }
}
