// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafetyModule} from "../../main/solidity/SafetyModule.sol";
import {CooldownVault} from "../../main/solidity/CooldownVault.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice A cooldown of 100 s, then a window of 50 s, for a stake of 1000 units of money, which is a million shares.
contract CooldownTest is MarketFixture {
    uint256 private constant SHARES = 1_000_000;

    function setUp() public {
        (cooldown, window) = (100, 50);
        deployWithStake();
    }

    function deployWithStake() private {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        safetyModule.deposit(1000, address(this));
    }

    function test_sharesLeaveInsideTheWindowOnly() public {
        vm.assertEq(safetyModule.maxRedeem(address(this)), 0, "nothing is announced");
        vm.expectEmit(address(safetyModule));
        emit CooldownVault.CooldownStarted(address(this), 600_000, START + 100, START + 150);
        safetyModule.startCooldown(600_000);

        vm.warp(START + 99);
        vm.assertEq(safetyModule.maxRedeem(address(this)), 0, "too early");
        vm.assertEq(safetyModule.maxWithdraw(address(this)), 0, "too early");
        vm.warp(START + 100);
        vm.assertEq(safetyModule.maxRedeem(address(this)), 600_000, "first second");
        vm.assertEq(safetyModule.maxWithdraw(address(this)), 600, "first second");
        vm.warp(START + 150);
        vm.assertEq(safetyModule.maxRedeem(address(this)), 600_000, "last second");
        vm.warp(START + 151);
        vm.assertEq(safetyModule.maxRedeem(address(this)), 0, "too late");
        checkCooldown(600_000, START + 100, START + 150);
    }

    function test_aRedemptionOutsideTheWindowIsRefused() public {
        safetyModule.startCooldown(SHARES);

        refuse(1, 0);
        vm.warp(START + 151);
        refuse(1, 0);
    }

    function test_whatLeavesUsesUpWhatWasAnnounced() public {
        safetyModule.startCooldown(600_000);
        vm.warp(START + 100);

        safetyModule.redeem(400_000, address(this), address(this));
        checkCooldown(200_000, START + 100, START + 150);
        refuse(200_001, 200_000);
        safetyModule.withdraw(200, address(this), address(this));
        checkCooldown(0, START + 100, START + 150);
        vm.assertEq(safetyModule.balanceOf(address(this)), 400_000, "still staked");
    }

    function test_whatIsGivenAwayCannotLeaveFromHere() public {
        safetyModule.startCooldown(800_000);

        safetyModule.transfer(ALICE, 100_000);
        checkCooldown(800_000, START + 100, START + 150);
        safetyModule.transfer(ALICE, 300_000);
        checkCooldown(600_000, START + 100, START + 150);

        vm.warp(START + 100);
        vm.assertEq(safetyModule.maxRedeem(ALICE), 0, "Alice announced nothing");
    }

    function test_sharesAreSlashedInTheirCooldownToo() public {
        safetyModule.startCooldown(SHARES);
        vm.startPrank(address(waterfall));
        safetyModule.absorb(250);
        vm.stopPrank();

        vm.warp(START + 100);
        vm.assertEq(safetyModule.redeem(SHARES, address(this), address(this)), 750, "three quarters");
    }

    function test_aNewAnnouncementReplacesTheLastAndZeroCallsItOff() public {
        safetyModule.startCooldown(SHARES);
        vm.warp(START + 10);
        safetyModule.startCooldown(5);
        checkCooldown(5, START + 110, START + 160);

        vm.expectEmit(address(safetyModule));
        emit CooldownVault.CooldownStarted(address(this), 0, 0, 0);
        safetyModule.startCooldown(0);
        checkCooldown(0, 0, 0);
    }

    function test_nobodyAnnouncesMoreThanTheyHave() public {
        vm.expectRevert(abi.encodeWithSelector(CooldownVault.CooldownAboveBalance.selector, SHARES + 1, SHARES));
        safetyModule.startCooldown(SHARES + 1);
    }

    function test_withoutACooldownSharesLeaveAtAnyTime() public {
        (cooldown, window) = (0, 0);
        deployWithStake();

        vm.assertEq(safetyModule.maxRedeem(address(this)), SHARES, "all");
        vm.assertEq(safetyModule.redeem(SHARES, address(this), address(this)), 1000, "all");
    }

    function refuse(uint256 shares, uint256 most) private {
        vm.expectRevert(
            abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, address(this), shares, most)
        );
        safetyModule.redeem(shares, address(this), address(this));
    }

    function checkCooldown(uint256 shares, uint64 from, uint64 until) private view {
        (uint256 actual, uint64 actualFrom, uint64 actualUntil) = safetyModule.cooldownOf(address(this));
        vm.assertEq(abi.encode(actual, actualFrom, actualUntil), abi.encode(shares, from, until), "cooldown");
    }
}
