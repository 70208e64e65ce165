// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice A pool of 1000 and a long of 0.2 at 2000, which wins 1200 when the price is 8000: 200 more than there is.
contract UnpaidClaimsTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1000);
        publishBoth(2000);
        openOne(1, UNIT / 5, 50 * DOLLAR);
        publishBoth(8000);
    }

    function test_aCloseIsNeverStoppedByAPoolWithoutCash() public {
        int256 before = cashOf(address(this));

        IPerpMarket.Settlement memory expected;
        expected.size = UNIT / 5;
        expected.executionPrice = 8000 * PRICE;
        expected.pnl = 1200 * DOLLAR;
        expected.unpaidClaim = 200 * DOLLAR;
        expected.payout = 1050 * DOLLAR;
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionClosed(1, expected);
        market.close(1);

        eq(cashOf(address(this)) - before, 1050 * DOLLAR, "collateral and what the pool had");
        eq(market.unpaidClaimOf(1), 200 * DOLLAR, "claim");
        eq(market.unpaidClaims(), 200 * DOLLAR, "claims");
    }

    function test_aClaimIsPaidAsCashComesIn() public {
        market.close(1);
        vm.assertEq(market.payClaim(1), 0, "no cash yet");
        dollar.mint(address(lpPool), uint64(150 * DOLLAR));
        vm.assertEq(lpPool.totalAssets(), 0, "all of it is owed");
        int256 before = cashOf(address(this));

        vm.expectEmit(address(market));
        emit IPerpMarket.ClaimPaid(1, uint64(150 * DOLLAR));
        market.payClaim(1);
        dollar.mint(address(lpPool), uint64(80 * DOLLAR));
        vm.assertEq(market.payClaim(1), uint64(50 * DOLLAR), "the rest");

        eq(cashOf(address(this)) - before, 200 * DOLLAR, "operator");
        eq(market.unpaidClaims(), 0, "claims");
        vm.assertEq(lpPool.freeCash(), uint64(30 * DOLLAR), "free again");
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NoClaim.selector, uint64(1)));
        market.payClaim(1);
    }
}
