// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ILastResort} from "../../main/solidity/interfaces/ILastResort.sol";
import {Loss} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {AccountDebts} from "../../main/solidity/lastresort/AccountDebts.sol";
import {RefusingResort} from "../../main/solidity/lastresort/RefusingResort.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title A long of 100 at 2000 with 4000 of collateral is 1000 below nothing at 1950, where the fund holds 400
abstract contract BankruptLong is MarketFixture {
    uint64 internal constant BANKRUPT = 7;

    function setUp() public {
        mechanismCount = 1;
        lpPoolCap = 0;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        dollar.mint(address(feeBuffer), uint64(400 * DOLLAR));
        publishBoth(2000);
        openGolden(BANKRUPT);
        publishBoth(1950);
    }

    function owed(uint64 amount) internal pure returns (Loss memory loss) {
        loss.account = BANKRUPT;
        loss.amount = amount;
    }
}

/// @title Perp v2's liveness failure: broken by design
contract RefusingResortTest is BankruptLong {
    function compose(address, address, address waterfallAddress) internal override {
        lastResort = new RefusingResort(waterfallAddress);
    }

    function test_aLiquidationThatTheFundCannotPayIsRefusedAndLeavesAllAsItWas() public {
        uint256 cash = lpPool.cash();

        vm.expectRevert(abi.encodeWithSelector(RefusingResort.FundTooSmall.selector, uint256(uint64(600 * DOLLAR))));
        market.liquidate(BANKRUPT);

        eq(market.position(BANKRUPT).size, 100 * UNIT, "still open");
        eq(cashOf(address(feeBuffer)), 400 * DOLLAR, "the fund was not touched");
        vm.assertEq(lpPool.cash(), cash, "the pool's cash");
    }

    function test_aFundThatHasGrownPaysToTheLastUnit() public {
        dollar.mint(address(feeBuffer), uint64(600 * DOLLAR));

        market.liquidate(BANKRUPT);

        eq(cashOf(address(feeBuffer)), 0, "all of the fund");
        eq(market.position(BANKRUPT).size, 0, "closed");
    }

    function test_onlyTheWaterfallIsRefusedForWantOfMoney() public {
        RefusingResort resort = RefusingResort(address(lastResort));
        vm.expectRevert(abi.encodeWithSelector(ILastResort.OnlyWaterfall.selector, address(this)));
        resort.owe(owed(1), 1);
    }
}

/// @title Perennial's shortfall: nobody is charged, and somebody may repay it
contract AccountDebtsTest is BankruptLong {
    function compose(address, address lpPoolAddress, address waterfallAddress) internal override {
        lastResort =
            new AccountDebts(IERC20(address(dollar)), waterfallAddress, lpPoolAddress);
    }

    function test_whatNoPocketPaidStaysOnTheAccount() public {
        market.liquidate(BANKRUPT);

        vm.assertEq(debts().debtOf(BANKRUPT), uint64(600 * DOLLAR), "of 1000 the fund paid 400");
        vm.assertEq(debts().pending(), uint64(600 * DOLLAR), "the only debt");
    }

    function test_whatIsRepaidIsThePools() public {
        market.liquidate(BANKRUPT);
        uint256 cash = lpPool.cash();
        dollar.approve(address(lastResort), uint64(250 * DOLLAR));

        vm.expectEmit(address(lastResort));
        emit AccountDebts.DebtRepaid(BANKRUPT, uint64(250 * DOLLAR));
        debts().repay(BANKRUPT, uint64(250 * DOLLAR));

        vm.assertEq(lpPool.cash() - cash, uint64(250 * DOLLAR), "the pool's cash");
        vm.assertEq(debts().debtOf(BANKRUPT), uint64(350 * DOLLAR), "what is left");
        vm.assertEq(debts().pending(), uint64(350 * DOLLAR), "all that is left");
        eq(cashOf(address(lastResort)), 0, "nothing stays here");
    }

    function test_nobodyRepaysMoreThanTheDebt() public {
        market.liquidate(BANKRUPT);
        AccountDebts resort = debts();

        vm.expectRevert(
            abi.encodeWithSelector(
                AccountDebts.RepaymentAboveDebt.selector, BANKRUPT, uint256(600_000_001), uint256(600_000_000)
            )
        );
        resort.repay(BANKRUPT, 600_000_001);
    }

    function test_onlyTheWaterfallBooksDebts() public {
        AccountDebts resort = debts();
        vm.expectRevert(abi.encodeWithSelector(ILastResort.OnlyWaterfall.selector, address(this)));
        resort.owe(owed(1), 1);
    }

    function debts() private view returns (AccountDebts) {
        return AccountDebts(address(lastResort));
    }
}
