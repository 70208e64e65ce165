// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title The golden position, worked out with a pencil
/// @notice Long 100 entered at 2000 with 4000 of collateral, maintenance 1 % of the notional at the mark, no fees.
/// At 1967: PnL -3300, equity 700 < 1967. At 1937: PnL -6300, equity -2300. At 1950: PnL -5000, equity -1000.
contract GoldenCasesTest is MarketFixture {
    function start(IPerpMarket.CloseMode mode) private {
        deploy(noFees(), mode, uint64(150 * DOLLAR));
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(7);
    }

    function test_aPositionIsLiquidatableJustBelowItsLiquidationPrice() public {
        start(IPerpMarket.CloseMode.ORACLE);

        publishBoth(1980);

        // Equity 4000 - 2000 = 2000, margin 1980; a dollar lower it is 1900 against 1979.
        vm.expectRevert(
            abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, uint64(7), 2000 * DOLLAR, 1980 * DOLLAR)
        );
        market.liquidate(7);
        publishBoth(1979);
        market.liquidate(7);
        eq(market.position(7).size, 0, "size");
    }

    function test_atTheOraclePriceOf1967TheTraderKeeps700() public {
        start(IPerpMarket.CloseMode.ORACLE);
        int256 operatorCash = cashOf(address(this));
        publishBoth(1967);

        IPerpMarket.Settlement memory expected;
        expected.size = 100 * UNIT;
        expected.executionPrice = 1967 * PRICE;
        expected.pnl = -3300 * DOLLAR;
        expected.payout = 700 * DOLLAR;
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionLiquidated(7, KEEPER, 1967 * PRICE, expected);
        liquidateAs(KEEPER, 7);

        eq(cashOf(address(this)) - operatorCash, 700 * DOLLAR, "operator");
        eq(cashOf(address(lpPool)), 1_003_300 * DOLLAR, "pool");
        eq(cashOf(address(market)), 0, "market");
    }

    function test_atTheMarketPriceOf1937TheLpPoolForgoes2300() public {
        start(IPerpMarket.CloseMode.MARKET);
        publish(oracleFeed, 1967);
        publish(fastFeed, 1937);

        IPerpMarket.Settlement memory expected;
        expected.size = 100 * UNIT;
        expected.executionPrice = 1937 * PRICE;
        expected.pnl = -6300 * DOLLAR;
        expected.shortfall = 2300 * DOLLAR;
        vm.expectEmit(address(waterfall));
        emit ILossWaterfall.ShortfallSettled(7, uint64(2300 * DOLLAR), payments(0, 0, 0, 2300), 0, 0);
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionLiquidated(7, KEEPER, 1967 * PRICE, expected);
        liquidateAs(KEEPER, 7);

        eq(cashOf(address(lpPool)), 1_004_000 * DOLLAR, "the pool got the collateral and no more");
    }

    function test_fourPocketsPayAShortfallOf1000InOrder() public {
        start(IPerpMarket.CloseMode.ORACLE);
        dollar.mint(address(feeBuffer), uint64(200 * DOLLAR));
        dollar.mint(address(secondBuffer), uint64(500 * DOLLAR));
        safetyModule.deposit(uint64(10_000 * DOLLAR), address(this));
        publishBoth(1950);

        vm.expectEmit(address(waterfall));
        emit ILossWaterfall.ShortfallSettled(7, uint64(1000 * DOLLAR), payments(200, 500, 150, 150), 0, 0);
        market.liquidate(7);

        eq(cashOf(address(feeBuffer)), 0, "fee buffer");
        eq(cashOf(address(secondBuffer)), 0, "second buffer");
        eq(cashOf(address(safetyModule)), 9850 * DOLLAR, "safety module");
        eq(cashOf(address(lpPool)), 1_004_850 * DOLLAR, "pool: collateral 4000 and 850 of the pockets");
    }

    function test_aVoluntaryCloseUnderWaterSettlesItsShortfallToo() public {
        start(IPerpMarket.CloseMode.ORACLE);
        publishBoth(1950);

        IPerpMarket.Settlement memory expected;
        expected.size = 100 * UNIT;
        expected.executionPrice = 1950 * PRICE;
        expected.pnl = -5000 * DOLLAR;
        expected.shortfall = 1000 * DOLLAR;
        vm.expectEmit(address(waterfall));
        emit ILossWaterfall.ShortfallSettled(7, uint64(1000 * DOLLAR), payments(0, 0, 0, 1000), 0, 0);
        vm.expectEmit(address(market));
        emit IPerpMarket.PositionClosed(7, expected);
        market.close(7);
    }

    function payments(int64 first, int64 second, int64 third, int64 fourth)
        private
        view
        returns (ILossWaterfall.PocketPayment[] memory paid)
    {
        int64[4] memory dollars = [first, second, third, fourth];
        address[] memory pockets = pocketOrder();
        paid = new ILossWaterfall.PocketPayment[](4);
        for (uint256 i = 0; i < 4; i++) {
            paid[i] = ILossWaterfall.PocketPayment(pockets[i], uint64(dollars[i] * DOLLAR));
        }
    }
}
