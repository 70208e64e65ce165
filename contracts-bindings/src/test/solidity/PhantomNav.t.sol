// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Lens} from "../../main/solidity/Lens.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice Longs at 2000, marked at 1940: 100 with 5000 and 50 with 2000 are 1000 under water each, 10 of self-custody
/// with 400 are 200. The buffers hold 200 and 500, the safety module pays at most 150 for one of them.
/// So the first leaves 150 to the pool (1000 - 200 - 500 - 150), the second 850 and the third 50: 1050 of 2200.
contract PhantomNavTest is MarketFixture {
    uint64 private constant SELF_CUSTODY = 2 ** 20;
    uint256 private constant NAV = 1_009_600e6;
    uint256 private constant UNCOVERED = 1050e6;

    function setUp() public {
        crash();
    }

    function crash() private {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, uint64(150 * DOLLAR));
        depositLp(1_000_000);
        dollar.mint(address(feeBuffer), uint64(200 * DOLLAR));
        dollar.mint(address(secondBuffer), uint64(500 * DOLLAR));
        safetyModule.deposit(uint64(10_000 * DOLLAR), address(this));
        publishBoth(2000);
        openOne(4, 50 * UNIT, 2000 * DOLLAR);
        openOne(1, 100 * UNIT, 5000 * DOLLAR);
        openOne(2, UNIT, 5000 * DOLLAR);
        market.close(2);
        market.open(10 * UNIT, 400 * DOLLAR);
        publishBoth(1940);
    }

    function test_theNavTellsHowMuchOfItIsPhantom() public view {
        Lens.Nav memory expected = Lens.Nav({
            cash: 1_000_000e6,
            unrealisedPnl: -9600 * DOLLAR,
            unpaidClaims: 0,
            liabilities: -9600 * DOLLAR,
            netAssets: int256(NAV),
            phantomNav: 2200e6,
            phantomNavUncovered: UNCOVERED
        });
        vm.assertEq(abi.encode(lens.nav(market)), abi.encode(expected), "NAV");
        vm.assertEq(lens.phantomNavUncovered(market), UNCOVERED, "uncovered");
        vm.assertEq(lpPool.totalAssets(), NAV, "total assets");
    }

    function test_aRangeHasThePhantomNavOfItsAccounts() public view {
        vm.assertEq(lens.phantomNav(market, 0, 5), 2000e6, "operator's");
        vm.assertEq(lens.phantomNav(market, 2, 5), 1000e6, "without the first");
        vm.assertEq(lens.phantomNav(market, 2, 4), 0, "nobody");
        vm.assertEq(lens.phantomNav(market, SELF_CUSTODY, SELF_CUSTODY + 1), 200e6, "self-custody");
    }

    function test_theNavAtAnotherPrice() public view {
        eq(lens.navAt(market, 1940 * PRICE), int256(NAV), "at the mark");
        eq(lens.navAt(market, 1930 * PRICE), int256(NAV) + 1600 * DOLLAR, "160 units 10 lower");
        eq(lens.navAt(market, 9000 * PRICE), -120_000 * DOLLAR, "more than all the cash is owed");
    }

    function test_thePoolAsksItsDepositorsForPhantomOnlyIfItIsNetted() public {
        uint256 thousandth = lpPool.totalSupply() / 1000;
        vm.assertEq(lpPool.previewRedeem(thousandth), NAV / 1000 - 1, "rounded down");

        isNetOfPhantom = true;
        crash();

        vm.assertEq(lpPool.previewRedeem(thousandth), (NAV - UNCOVERED) / 1000 - 1, "rounded down");
        vm.assertEq(lpPool.previewDeposit(NAV / 1000), thousandth, "who comes pays the full value");
        vm.assertEq(lpPool.totalAssets(), NAV, "the value itself");
        // Rounded up, and never worse than the redemption of the same shares.
        uint256 cost = lpPool.previewWithdraw((NAV - UNCOVERED) / 1000 - 1);
        vm.assertLe(cost, thousandth, "at most the shares that give it");
        vm.assertLe(thousandth - 1000, cost, "and but for rounding all of them");
    }

    function test_nettedWithdrawalsStayWithinTheFreeCash() public {
        isNetOfPhantom = true;
        crash();

        // 160 units entered at 2000 with a reserve factor of 0.5 bind 640,000 of the million.
        uint256 most = lpPool.maxWithdraw(address(this));
        vm.assertLe(most, 360_000e6, "free cash");
        vm.assertLe(360_000e6 - 1, most, "but for rounding");
        lpPool.withdraw(most, address(this), address(this));
        vm.assertLe(lpPool.freeCash(), 1, "nothing more is free");
    }

    function test_whoLeavesADeepPhantomGetsNothing() public {
        isNetOfPhantom = true;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1000);
        publishBoth(2000);
        openOne(1, UNIT / 4, 10 * DOLLAR);
        openOne(2, -UNIT / 4, 10 * DOLLAR);
        // The long wins 1500, which the pool owes; the short owes 1500 and has 10.
        publishBoth(8000);

        vm.assertEq(lpPool.totalAssets(), 1000e6, "as if both were good for it");
        vm.assertEq(lens.phantomNavUncovered(market), 1490e6, "more than that");
        vm.assertEq(lpPool.previewRedeem(lpPool.balanceOf(address(this))), 0, "worthless");
    }
}
