// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {Vm, vm} from "./Vm.sol";

/// @title For any size, price and filling of the pockets a liquidation's numbers add up and no money appears or vanishes
contract SettlementTest is MarketFixture {
    function testFuzz_whatThePocketsPaidPlusTheBadDebtIsTheShortfall(
        int64 size,
        int64 executionPrice,
        uint32 firstBuffer,
        uint32 secondBalance,
        uint32 stake
    ) public {
        deploy(withFees(), IPerpMarket.CloseMode.MARKET, uint64(150 * DOLLAR));
        depositLp(1_000_000);
        publishBoth(2000);
        dollar.mint(address(feeBuffer), firstBuffer);
        dollar.mint(address(secondBuffer), secondBalance);
        safetyModule.deposit(stake, address(this));
        // From 6 units on the collateral is lost at a mark of 1; above 190 the margin would not do.
        size = int64(within(size, 6 * UNIT, 190 * UNIT));
        openOne(1, size, 10_000 * DOLLAR);
        publish(oracleFeed, 1);
        fastFeed.publish(int64(within(executionPrice, 1, 2500 * PRICE)), uint64(block.timestamp));
        uint256 before = allCash();
        vm.recordLogs();

        liquidateAs(KEEPER, 1);

        vm.assertEq(allCash(), before, "money");
        eq(cashOf(address(market)), 0, "the market keeps nothing of a closed position");
        Vm.Log[] memory logs = vm.getRecordedLogs();
        IPerpMarket.Settlement memory settlement = settlementIn(logs);
        vm.assertEq(shortfallPaidIn(logs), uint64(settlement.shortfall), "paid plus bad debt");
        eq(
            10_000 * DOLLAR + settlement.pnl - settlement.unpaidClaim + settlement.shortfall,
            settlement.keeperReward + settlement.liquidationFee + settlement.payout,
            "settlement"
        );
    }

    function settlementIn(Vm.Log[] memory logs) private pure returns (IPerpMarket.Settlement memory settlement) {
        Vm.Log memory last = logs[logs.length - 1];
        vm.assertEq(last.topics[0], IPerpMarket.PositionLiquidated.selector, "the last event");
        (, settlement) = abi.decode(last.data, (int64, IPerpMarket.Settlement));
    }

    /// @dev Zero if there was no such event, which is right only without a shortfall.
    function shortfallPaidIn(Vm.Log[] memory logs) private pure returns (uint256 sum) {
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] != ILossWaterfall.ShortfallSettled.selector) continue;
            (, ILossWaterfall.PocketPayment[] memory paid,, uint256 badDebt) =
                abi.decode(logs[i].data, (uint256, ILossWaterfall.PocketPayment[], uint256, uint256));
            sum = badDebt;
            for (uint256 j = 0; j < paid.length; j++) {
                sum += paid[j].amount;
            }
        }
    }

    function allCash() private view returns (uint256) {
        return dollar.balanceOf(address(this)) + dollar.balanceOf(address(market)) + dollar.balanceOf(address(lpPool))
            + dollar.balanceOf(address(feeBuffer)) + dollar.balanceOf(address(secondBuffer))
            + dollar.balanceOf(address(safetyModule)) + dollar.balanceOf(KEEPER);
    }

    function within(int64 value, int64 least, int64 most) private pure returns (int256) {
        uint256 range = uint256(int256(most) - least + 1);
        return least + int256(uint256(uint64(value)) % range);
    }
}
