// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice A pool of 1000 and a long of 0.2 at 2000, which wins 1200 when the price is 8000: 200 more than there is.
/// Two shorts lose all their collateral there, 150 and 80, which is the cash that comes in when they are closed.
contract UnpaidClaimsTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1000);
        publishBoth(2000);
        openOne(1, UNIT / 5, 50 * DOLLAR);
        openOne(2, -UNIT / 10, 150 * DOLLAR);
        openOne(3, -UNIT / 20, 80 * DOLLAR);
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
        market.close(2);
        int256 before = cashOf(address(this));

        vm.expectEmit(address(market));
        emit IPerpMarket.ClaimPaid(1, uint64(150 * DOLLAR));
        market.payClaim(1);
        int256 paid = cashOf(address(this)) - before;
        market.close(3);
        vm.assertEq(market.payClaim(1), uint64(50 * DOLLAR), "the rest");

        eq(paid, 150 * DOLLAR, "what there was");
        eq(cashOf(address(this)) - before, 200 * DOLLAR, "operator");
        eq(market.unpaidClaims(), 0, "claims");
        vm.assertEq(lpPool.freeCash(), uint64(30 * DOLLAR), "free again");
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NoClaim.selector, uint64(1)));
        market.payClaim(1);
    }
}
