// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice Somebody is first in a vault, makes its shares dear and waits for the next. A gift does nothing at all; money
/// that the vault does book (here: as if the market had sent it) costs the attacker more than it brings.
contract VaultInflationTest is MarketFixture {
    address private constant MALLORY = address(0xBAD);

    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        publishBoth(2000);
        fund(MALLORY);
        fund(ALICE);
    }

    function testFuzz_aGiftToThePoolRobsNobody(uint64 first, uint64 gift, uint64 deposit) public {
        checkThatGiftsRobNobody(lpPool, 1 + first % 1e12, gift, 1 + deposit % 1e12);
    }

    function testFuzz_aGiftToTheSafetyModuleRobsNobody(uint64 first, uint64 gift, uint64 deposit) public {
        checkThatGiftsRobNobody(safetyModule, 1 + first % 1e12, gift, 1 + deposit % 1e12);
    }

    function testFuzz_whoMakesSharesDearWithBookedMoneyLosesMore(uint40 first, uint40 booked, uint40 deposit) public {
        uint256 before = dollar.balanceOf(MALLORY);
        enter(lpPool, MALLORY, 1 + uint256(first));
        vm.startPrank(MALLORY);
        require(dollar.transfer(address(lpPool), booked));
        vm.stopPrank();
        vm.startPrank(address(market));
        lpPool.credit(booked);
        vm.stopPrank();
        enter(lpPool, ALICE, 1 + uint256(deposit));

        leaveWithAll(lpPool, MALLORY);

        vm.assertLe(dollar.balanceOf(MALLORY), before, "the attacker");
    }

    function testFuzz_aGiftToABufferBringsADepositorLessThanItCosts(uint64 deposit, uint64 gift) public {
        enter(lpPool, ALICE, 1_000_000e6);
        enter(lpPool, MALLORY, 1 + deposit % 1_000_000e6);
        openGolden(1);
        publishBoth(1950);
        gift = 1 + gift % uint64(2000 * DOLLAR);
        uint256 without = worthAfterTheLiquidation(0);
        uint256 withGift = worthAfterTheLiquidation(gift);

        // A shortfall of 1000 of which the buffer pays what it has got.
        vm.assertLe(withGift, without + gift, "gain");
        vm.assertTrue(withGift >= without, "a gift harms nobody");
    }

    /// @dev A long of 0.2 wins 1200 of a pool of 1000. Shares for nothing would take the pool over when the price is back.
    function test_aPoolThatIsWorthNothingIsNotForSale() public {
        enter(lpPool, ALICE, 1000e6);
        openOne(1, UNIT / 5, 50 * DOLLAR);
        publishBoth(8000);

        vm.startPrank(MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, MALLORY, 1, 0));
        lpPool.deposit(1, MALLORY);
        vm.expectRevert(abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxMint.selector, MALLORY, 1, 0));
        lpPool.mint(1, MALLORY);
        vm.stopPrank();

        publishBoth(2000);
        enter(lpPool, MALLORY, 1e6);
        vm.assertEq(lpPool.balanceOf(MALLORY), 1e9, "at the price that Alice paid");
    }

    function worthAfterTheLiquidation(uint256 gift) private returns (uint256 worth) {
        uint256 id = vm.snapshotState();
        dollar.mint(address(feeBuffer), gift);
        market.liquidate(1);
        worth = lpPool.previewRedeem(lpPool.balanceOf(MALLORY));
        vm.revertToState(id);
    }

    function checkThatGiftsRobNobody(ERC4626 vault, uint256 first, uint256 gift, uint256 deposit) private {
        (uint256 mallory, uint256 alice) = (dollar.balanceOf(MALLORY), dollar.balanceOf(ALICE));
        enter(vault, MALLORY, first);
        dollar.mint(address(vault), gift);
        enter(vault, ALICE, deposit);

        leaveWithAll(vault, MALLORY);
        leaveWithAll(vault, ALICE);

        // At a thousand shares for one unit of money nothing is rounded.
        vm.assertEq(dollar.balanceOf(MALLORY), mallory, "the first");
        vm.assertEq(dollar.balanceOf(ALICE), alice, "the next");
    }

    function enter(ERC4626 vault, address owner, uint256 amount) private {
        vm.startPrank(owner);
        vault.deposit(amount, owner);
        vm.stopPrank();
    }

    function leaveWithAll(ERC4626 vault, address owner) private {
        vm.startPrank(owner);
        vault.redeem(vault.maxRedeem(owner), owner, owner);
        vm.stopPrank();
    }

    function fund(address holder) private {
        dollar.mint(holder, 1e16);
        vm.startPrank(holder);
        dollar.approve(address(lpPool), type(uint256).max);
        dollar.approve(address(safetyModule), type(uint256).max);
        vm.stopPrank();
    }
}
