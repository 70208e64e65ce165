// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SkewPremium} from "../../../main/solidity/economics/SkewPremium.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {AccountDebts} from "../../../main/solidity/lastresort/AccountDebts.sol";
import {RefusingResort} from "../../../main/solidity/lastresort/RefusingResort.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A long of 100 at 2000 with 4000 is 1000 below nothing at 1950, and the fund has 999.
contract PerpWithASmallFundTest is MarketFixture {
    function compose(address, address, address waterfallAddress) internal override {
        lastResort = new RefusingResort(waterfallAddress);
    }

    function test_whatTheFundCannotPayCannotBeLiquidated() public {
        (mechanismCount, lpPoolCap) = (1, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
        publishBoth(1950);
        dollar.mint(address(feeBuffer), 999e6);

        bytes memory refusal = abi.encodeWithSelector(RefusingResort.FundTooSmall.selector, 1e6);
        vm.expectRevert(refusal);
        market.liquidate(1);
        vm.expectEmit(address(market));
        emit IPerpMarket.LiquidationFailed(1, refusal);
        market.liquidateBatch(one(1));
        eq(market.position(1).size, 100 * UNIT, "open");
        eq(cashOf(address(feeBuffer)), 999 * DOLLAR, "the fund keeps what it has");

        dollar.mint(address(feeBuffer), 1e6);
        market.liquidate(1);
        eq(market.position(1).size, 0, "closed by the dollar that was missing");
    }
}

/// @notice The same long; a short of 100 with 10,000 wins 5000 of which the long leaves 4000.
contract PerennialPoolTest is MarketFixture {
    AccountDebts private _debts;

    function compose(address, address, address waterfallAddress) internal override {
        address buffer = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        _debts = new AccountDebts(dollar, waterfallAddress, buffer);
        lastResort = _debts;
    }

    function test_thePoolIsShortOfWhatStaysOnTheAccount() public {
        (mechanismCount, lpPoolCap) = (1, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
        openOne(2, -100 * UNIT, 10_000 * DOLLAR);
        publishBoth(1950);
        market.liquidate(1);
        market.close(2);

        vm.assertEq(_debts.debtOf(1), 1000e6, "nobody is charged");
        eq(int256(lpPool.totalAssets()), 999_000 * DOLLAR, "the pool goes without, and whoever leaves first does not");
    }
}

/// @notice Longs of 100 and 50 fall from 2000.
abstract contract TwoInAnyOrder is MarketFixture {
    function shortfallsOf(uint64 first, uint64 second) internal returns (int256 lost) {
        uint256 id = vm.snapshotState();
        int256 before = cashOf(address(feeBuffer));
        market.liquidate(first);
        market.liquidate(second);
        lost = before - cashOf(address(feeBuffer));
        vm.revertToState(id);
    }

    function start(int64 collateral, int64 otherCollateral, int64 price) internal {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openOne(1, 100 * UNIT, collateral * DOLLAR);
        openOne(2, 50 * UNIT, otherCollateral * DOLLAR);
        publishBoth(price);
        dollar.mint(address(feeBuffer), 1e12);
    }
}

contract OrderAtTheMarkTest is TwoInAnyOrder {
    function test_theOrderLeavesTheShortfallOfBoth() public {
        start(9000, 4500, 1800);
        eq(shortfallsOf(1, 2), 16_500 * DOLLAR, "11,000 and 5500");
        eq(shortfallsOf(2, 1), 16_500 * DOLLAR, "the other way round");
    }
}

contract OrderWithAPremiumTest is TwoInAnyOrder {
    function compose(address, address, address) internal override {
        mechanisms.priceImpact = new SkewPremium(10_000 * UNIT);
    }

    /// @dev Bought at 2010 and 2025, closed at 1950.
    function test_aPremiumIsNotChargedOnLiquidationsSoTheOrderLeavesTheirShortfall() public {
        mechanismCount = 1;
        start(5100, 3300, 1950);
        eq(shortfallsOf(1, 2), 1350 * DOLLAR, "900 and 450");
        eq(shortfallsOf(2, 1), 1350 * DOLLAR, "the other way round");
    }
}
