// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {PerpMarket} from "../../main/solidity/PerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

contract PerpMarketTest is MarketFixture {
    function setUp() public {
        start(noFees(), 1_000_000);
    }

    function start(IPerpMarket.Rules memory rules, int64 lpDollars) private {
        deploy(rules, IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(lpDollars);
        publishBoth(2000);
    }

    function test_openInterestIsTheSumOfEachSide() public {
        openOne(1, 100 * UNIT, 4000 * DOLLAR);
        openOne(2, 50 * UNIT, 2000 * DOLLAR);
        openOne(3, -30 * UNIT, 1200 * DOLLAR);
        market.close(2);

        IPerpMarket.OpenInterest memory expected =
            IPerpMarket.OpenInterest(100 * UNIT, 30 * UNIT, 200_000 * DOLLAR, 60_000 * DOLLAR);
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(expected), "open interest");
    }

    function test_aBatchLeavesABadItemAsItIsAndLiquidatesTheOthers() public {
        openGolden(1);
        openOne(2, 10 * UNIT, 4000 * DOLLAR);
        openGolden(3);
        publishBoth(1967);
        uint64[] memory batch = new uint64[](4);
        (batch[0], batch[1], batch[2], batch[3]) = (1, 2, 99, 3);

        // Account 2: 4000 - 10 * 33 = 3670 against 1 % of 19,670.
        vm.expectEmit(address(market));
        emit IPerpMarket.LiquidationFailed(
            2,
            abi.encodeWithSelector(
                IPerpMarket.StillHealthy.selector, uint64(2), 3670 * DOLLAR, 1967 * DOLLAR / 10
            )
        );
        vm.expectEmit(address(market));
        emit IPerpMarket.LiquidationFailed(99, abi.encodeWithSelector(IPerpMarket.NoPosition.selector, uint64(99)));
        market.liquidateBatch(batch);

        eq(market.position(1).size, 0, "account 1");
        eq(market.position(2).size, 10 * UNIT, "account 2");
        eq(market.position(3).size, 0, "account 3");
    }

    function test_anItemTwiceInABatchIsPaidOnce() public {
        openGolden(1);
        publishBoth(1967);
        uint64[] memory batch = new uint64[](2);
        (batch[0], batch[1]) = (1, 1);
        int256 before = cashOf(address(this));

        market.liquidateBatch(batch);

        eq(cashOf(address(this)) - before, 700 * DOLLAR, "payout");
    }

    function test_onlyTheMarketItselfCallsAnItem() public {
        openGolden(1);
        publishBoth(1967);

        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlySelf.selector, address(this)));
        market.liquidateItem(1, address(this));
    }

    function test_theKeeperIsPaidBeforeTheFeeAndTheRestGoesToTheOwner() public {
        start(withFees(), 1_000_000);
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        int256 operatorCash = cashOf(address(this));
        publishBoth(1967);

        // Equity 6000 - 3300 = 2700; reward 10, fee 0.5 % of 196,700 = 983.5; trigger equity 1706.5 < 1967.
        liquidateAs(KEEPER, 1);

        eq(cashOf(KEEPER), 10 * DOLLAR, "keeper");
        eq(cashOf(address(feeBuffer)), 983_500_000, "fee");
        eq(cashOf(address(this)) - operatorCash, 1_706_500_000, "owner");
    }

    function test_feesThatTheMarginCannotPayAreWaived() public {
        start(withFees(), 1_000_000);
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        publishBoth(1941);

        // Equity 6000 - 5900 = 100: reward 10, then 90 of the fee of 970.5.
        IPerpMarket.Settlement memory expected;
        expected.size = 100 * UNIT;
        expected.executionPrice = 1941 * PRICE;
        expected.pnl = -5900 * DOLLAR;
        expected.keeperReward = 10 * DOLLAR;
        expected.liquidationFee = 90 * DOLLAR;
        expected.feesWaived = 880_500_000;
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionLiquidated(1, KEEPER, 1941 * PRICE, expected);
        liquidateAs(KEEPER, 1);
    }

    function test_onlyTheOwnerCloses() public {
        openGolden(1);

        vm.startPrank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, uint64(1), ALICE));
        market.close(1);
    }

    function test_inSelfCustodyTheAccountIsTheCallers() public {
        dollar.mint(ALICE, uint64(4000 * DOLLAR));
        vm.startPrank(ALICE);
        dollar.approve(address(market), uint64(4000 * DOLLAR));

        uint64 account = market.open(100 * UNIT, 4000 * DOLLAR);

        vm.stopPrank();
        vm.assertEq(uint256(account), 2 ** 20, "first id above the operator's");
        vm.assertEq(market.ownerOf(account), ALICE, "owner");
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyOwner.selector, account, address(this)));
        market.close(account);

        publishBoth(2010);
        vm.startPrank(ALICE);
        market.close(account);
        eq(cashOf(ALICE), 5000 * DOLLAR, "collateral and 100 times 10");
    }

    function test_theEndsAreOneAboveTheHighestIdOfEachRange() public {
        checkEnds(0, 2 ** 20);
        openOne(7, UNIT, 100 * DOLLAR);
        openOne(3, UNIT, 100 * DOLLAR);
        checkEnds(8, 2 ** 20);
        market.open(UNIT, 100 * DOLLAR);
        checkEnds(8, 2 ** 20 + 1);
        market.close(7);
        checkEnds(8, 2 ** 20 + 1);
    }

    function checkEnds(uint64 operatorEnd, uint64 selfCustodyEnd) private view {
        (uint64 first, uint64 second) = market.accountEnds();
        vm.assertEq(abi.encode(first, second), abi.encode(operatorEnd, selfCustodyEnd), "ends");
    }

    function test_onlyTheOperatorOpensForOthersAndOnlyItsOwnIds() public {
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(2 ** 20, UNIT, 100 * DOLLAR);

        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NotAnOperatorAccount.selector, uint64(2 ** 20)));
        market.openFor(openings);
        vm.startPrank(ALICE);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.OnlyOperator.selector, ALICE));
        market.openFor(openings);
    }

    function test_anOpeningMustMakeSense() public {
        openGolden(1);

        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.ZeroSize.selector, uint64(2)));
        openOne(2, 0, DOLLAR);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, uint64(2), int64(-1)));
        openOne(2, UNIT, -1);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.PositionExists.selector, uint64(1)));
        openOne(1, UNIT, 100 * DOLLAR);
        vm.expectRevert(
            abi.encodeWithSelector(
                IPerpMarket.InsufficientMargin.selector, uint64(2), 4000 * DOLLAR - 1, 4000 * DOLLAR
            )
        );
        openOne(2, 100 * UNIT, 4000 * DOLLAR - 1);
    }

    function test_theEntryNotionalOfASideStaysWithinTheReserve() public {
        // Half of a million is 250 units at 2000; the other side has its own room.
        openOne(1, 250 * UNIT, 10_000 * DOLLAR);
        openOne(2, -250 * UNIT, 10_000 * DOLLAR);

        vm.expectRevert(
            abi.encodeWithSelector(
                IPerpMarket.ReserveExceeded.selector, 500_000 * DOLLAR + 2000, 500_000 * DOLLAR
            )
        );
        openOne(3, 1, DOLLAR);
    }

    function test_aStalePriceStopsTrading() public {
        openGolden(1);
        uint64 published = uint64(block.timestamp);
        vm.warp(published + MAX_AGE + 1);

        bytes memory stale = abi.encodeWithSelector(IPerpMarket.StalePrice.selector, published, MAX_AGE);
        vm.expectRevert(stale);
        market.liquidate(1);
        vm.expectRevert(stale);
        market.close(1);
        vm.expectRevert(stale);
        openGolden(2);
        vm.expectEmit(address(market));
        emit IPerpMarket.LiquidationFailed(1, stale);
        market.liquidateBatch(one(1));
        vm.warp(published + MAX_AGE);
        market.close(1);
    }

    function test_aFreshMarkDoesNotMakeUpForAStaleExecutionPrice() public {
        deploy(noFees(), IPerpMarket.CloseMode.MARKET, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
        uint64 published = uint64(block.timestamp);
        vm.warp(published + MAX_AGE + 1);
        publish(oracleFeed, 1967);

        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.StalePrice.selector, published, MAX_AGE));
        market.liquidate(1);
    }

    function test_withoutAPriceNothingOpens() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);

        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NoPrice.selector, address(oracleFeed)));
        openGolden(1);
        eq(market.unrealisedPnl(), 0, "unrealised PnL");
    }

    function test_aRuleOutOfRangeIsNamed() public {
        IPerpMarket.Wiring memory wiring = market.wiring();
        IPerpMarket.Rules memory rules = noFees();
        // With a maintenance margin of 1 % a fee of 99 % would leave nothing.
        rules.liquidationFeeRatio = 990_000_000;

        vm.expectRevert(
            abi.encodeWithSelector(
                IPerpMarket.RuleOutOfRange.selector, "liquidationFeeRatio", int256(rules.liquidationFeeRatio)
            )
        );
        new PerpMarket(wiring, mechanisms, rules, oneTier());
    }

    function test_theRulesAndTheModeCanBeRead() public {
        vm.assertEq(abi.encode(market.rules()), abi.encode(noFees()), "rules");
        vm.assertEq(abi.encode(market.tiers()), abi.encode(oneTier()), "tiers");
        vm.assertTrue(market.closeMode() == IPerpMarket.CloseMode.ORACLE, "oracle");
        deploy(noFees(), IPerpMarket.CloseMode.MARKET, NO_CAP);
        vm.assertTrue(market.closeMode() == IPerpMarket.CloseMode.MARKET, "market");
    }
}
