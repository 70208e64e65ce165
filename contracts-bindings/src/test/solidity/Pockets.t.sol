// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LpPool} from "../../main/solidity/LpPool.sol";
import {ILpPool} from "../../main/solidity/interfaces/ILpPool.sol";
import {ILossWaterfall, Loss} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IPhantomNav} from "../../main/solidity/interfaces/IPhantomNav.sol";
import {IPocket} from "../../main/solidity/interfaces/IPocket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

contract PocketsTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, uint64(150 * DOLLAR));
        depositLp(1_000_000);
        publishBoth(2000);
    }

    function test_aPocketPaysAtMostItsBalanceItsCapAndWhatIsAsked() public {
        dollar.mint(address(feeBuffer), 200);
        safetyModule.deposit(uint64(1000 * DOLLAR), address(this));

        vm.startPrank(address(waterfall));
        vm.assertEq(feeBuffer.absorb(50), 50, "what is asked");
        vm.assertEq(feeBuffer.absorb(500), 150, "its balance");
        vm.assertEq(feeBuffer.absorb(500), 0, "empty");
        vm.assertEq(safetyModule.absorb(uint64(500 * DOLLAR)), uint64(150 * DOLLAR), "its cap");
        vm.assertEq(lpPool.absorb(500), 500, "the pool has no cap here");
        eq(cashOf(address(lpPool)), 1_000_150 * DOLLAR + 200, "all went to the pool");
    }

    function test_aPocketPaysTheWaterfallOnly() public {
        bytes memory denied = abi.encodeWithSelector(IPocket.OnlyWaterfall.selector, address(this));
        vm.expectRevert(denied);
        feeBuffer.absorb(1);
        vm.expectRevert(denied);
        safetyModule.absorb(1);
        vm.expectRevert(denied);
        lpPool.absorb(1);
        vm.expectRevert(abi.encodeWithSelector(ILossWaterfall.OnlyMarket.selector, address(this)));
        waterfall.settle(Loss(1, 1, 1, 1));
        vm.expectRevert(abi.encodeWithSelector(ILpPool.OnlyMarket.selector, address(this)));
        lpPool.payTrader(1);
        vm.expectRevert(abi.encodeWithSelector(ILpPool.OnlyMarket.selector, address(this)));
        lpPool.credit(1);
    }

    function test_whatNoPocketPaysIsBadDebt() public {
        LpPool capped = new LpPool(dollar, market, address(this), 70, gate, navRule, IPhantomNav(address(0)));

        vm.assertEq(capped.absorb(100), 70, "paid up to the cap");
    }

    function test_aPocketTellsWhatItCouldPay() public {
        dollar.mint(address(feeBuffer), 200);
        safetyModule.deposit(1000, address(this));

        checkAvailable(feeBuffer, 200, NO_CAP);
        checkAvailable(safetyModule, 1000, uint64(150 * DOLLAR));
        checkAvailable(lpPool, uint64(1_000_000 * DOLLAR), NO_CAP);
    }

    function checkAvailable(IPocket pocket, uint256 balance, uint256 cap) private view {
        (uint256 actual, uint256 actualCap) = pocket.available();
        vm.assertEq(abi.encode(actual, actualCap), abi.encode(balance, cap), "available");
    }

    function test_aSlashCostsEveryStakerTheSameShare() public {
        safetyModule.deposit(uint64(450 * DOLLAR), address(this));
        safetyModule.deposit(uint64(150 * DOLLAR), ALICE);

        vm.startPrank(address(waterfall));
        safetyModule.absorb(uint64(150 * DOLLAR));

        // 600 staked, 150 slashed: a quarter of each; virtual shares cost less than a unit.
        eq(int256(safetyModule.previewRedeem(safetyModule.balanceOf(ALICE))), 150 * DOLLAR * 3 / 4, "Alice");
        eq(int256(safetyModule.previewRedeem(safetyModule.balanceOf(address(this)))), 450 * DOLLAR * 3 / 4, "the other");
    }

    function test_theNavCountsTradersGainsAndLossesAtTheMark() public {
        openGolden(1);

        publishBoth(1990);
        eq(int256(lpPool.totalAssets()), 1_001_000 * DOLLAR, "traders lose 1000");
        publishBoth(2010);
        eq(int256(lpPool.totalAssets()), 999_000 * DOLLAR, "traders win 1000");
    }

    function test_depositorsCannotTakeTheCashThatOpenPositionsNeed() public {
        openGolden(1);

        // 200,000 of notional at a reserve factor of 0.5 needs 400,000 of cash.
        vm.assertEq(lpPool.freeCash(), uint64(600_000 * DOLLAR), "free cash");
        vm.assertLe(lpPool.maxWithdraw(address(this)), uint64(600_000 * DOLLAR), "at most the free cash");
        lpPool.withdraw(lpPool.maxWithdraw(address(this)), address(this), address(this));
        vm.assertLe(lpPool.freeCash(), 1, "and all of it, but for rounding");
    }

    function test_withoutPositionsDepositorsGetEverythingBack() public {
        lpPool.redeem(lpPool.balanceOf(address(this)), address(this), address(this));

        eq(cashOf(address(lpPool)), 0, "pool");
    }
}
