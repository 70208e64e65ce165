// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A long of 100 with 4000, opened at 2000 and marked at 1950, is 1000 under water before anybody liquidates it.
/// Two depositors have half a million each; two stakers have half of the stake each.
contract ExitsTest is MarketFixture {
    address private constant BOB = address(0xB0B);
    uint256 private constant HALF = 500_000e6;

    function begin() private {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        lpPool.deposit(HALF, ALICE);
        lpPool.deposit(HALF, BOB);
    }

    function fall() private {
        publishBoth(2000);
        openGolden(1);
        publishBoth(1950);
    }

    function test_aDepositorWhoLeavesAheadOfAKnownShortfallPaysHisPartOfIt() public {
        isNetOfPhantom = true;
        begin();
        fall();
        uint256 tenth = lpPool.balanceOf(ALICE) / 5;

        uint256 taken = redeem(lpPool, ALICE, tenth);
        market.liquidate(1);

        // The pool gains the collateral of 4000: a tenth of 1,004,000, both before and after.
        vm.assertEq(taken, 100_400e6 - 1, "who left, less a rounding");
        vm.assertEq(lpPool.previewRedeem(tenth), 100_400e6, "who stayed");
    }

    function test_withoutNettingHeGainsWhatTheOthersLose() public {
        begin();
        fall();
        uint256 tenth = lpPool.balanceOf(ALICE) / 5;

        uint256 taken = redeem(lpPool, ALICE, tenth);
        market.liquidate(1);

        // A tenth of 1,005,000, of which 1000 will never come: 100 too much, a ninth of them for each tenth that stays.
        vm.assertEq(taken, 100_500e6 - 1, "who left");
        vm.assertEq(lpPool.previewRedeem(tenth), 100_388_888_888, "who stayed");
    }

    function testFuzz_nettedNoExitIsBetterThanStaying(uint64 part, int64 price, uint64 buffer) public {
        isNetOfPhantom = true;
        begin();
        publishBoth(2000);
        openGolden(1);
        openOne(2, -50 * UNIT, 3000 * DOLLAR);
        dollar.mint(address(feeBuffer), buffer % 10_000e6);
        publishBoth(1800 + int64(uint64(price) % 400));
        uint256 shares = 1 + part % (lpPool.maxRedeem(ALICE) / 2);
        uint256 id = vm.snapshotState();
        uint256 taken = redeem(lpPool, ALICE, shares);
        vm.revertToState(id);

        uint64[] memory both = new uint64[](2);
        (both[0], both[1]) = (1, 2);
        market.liquidateBatch(both);

        // One unit for each position's own rounding.
        vm.assertLe(taken, lpPool.previewRedeem(shares) + 2, "leaving");
    }

    function test_aStakerWhoSeesASlashComingIsStillThere() public {
        (cooldown, window) = (100, 50);
        begin();
        stake();
        fall();
        uint256 shares = safetyModule.balanceOf(ALICE);
        vm.startPrank(ALICE);
        safetyModule.startCooldown(shares);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, ALICE, shares, 0));
        safetyModule.redeem(shares, ALICE, ALICE);
        vm.stopPrank();

        market.liquidate(1);

        vm.warp(block.timestamp + 100);
        vm.assertEq(redeem(safetyModule, ALICE, shares), 500e6, "half of the 2000 less 1000");
    }

    function test_withoutCooldownHeGetsAwayAndTheOthersPayForHim() public {
        begin();
        stake();
        fall();

        uint256 taken = redeem(safetyModule, ALICE, safetyModule.balanceOf(ALICE));
        market.liquidate(1);

        vm.assertEq(taken, 1000e6, "who left");
        vm.assertEq(safetyModule.totalAssets(), 0, "who stayed");
    }

    function test_whoIsInsideHisWindowGetsAwayToo() public {
        (cooldown, window) = (100, 50);
        begin();
        stake();
        uint256 shares = safetyModule.balanceOf(ALICE);
        vm.startPrank(ALICE);
        safetyModule.startCooldown(shares);
        vm.stopPrank();
        vm.warp(block.timestamp + 110);
        fall();

        // He announced it in time: the window is the price of being let out at all.
        vm.assertEq(redeem(safetyModule, ALICE, shares), 1000e6, "who left");
    }

    function stake() private {
        safetyModule.deposit(1000e6, ALICE);
        safetyModule.deposit(1000e6, BOB);
    }

    function redeem(ERC4626 vault, address owner, uint256 shares) private returns (uint256 taken) {
        vm.startPrank(owner);
        taken = vault.redeem(shares, owner, owner);
        vm.stopPrank();
    }
}
