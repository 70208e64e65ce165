// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Lens} from "../../../main/solidity/Lens.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Vaults} from "./Vaults.sol";
import {vm} from "../Vm.sol";

/// @title What depositors of the LP pool do, and what their shares are worth
abstract contract Depositors is Vaults {
    uint256 private constant DEPOSITORS = 2;
    uint64 internal largestDeposit;

    function depositLp(uint256 depositor, uint64 amount) external followed {
        enterPool(depositorOf(depositor), 1 + int256(spread(amount) % largestDeposit));
    }

    function withdrawLp(uint256 depositor, uint256 part, uint256 number) external followed {
        address owner = depositorOf(depositor);
        (int256 shares, int256 amount) = mostToLeave(owner);
        bytes memory call;
        if (number % 2 == 0) {
            shares = partOf(shares, part);
            amount = shares * (assetsOfLeavers() + 1) / (supplyOf[lpPool] + VIRTUAL);
            call = abi.encodeCall(lpPool.redeem, (uint256(shares), owner, owner));
        } else {
            amount = partOf(amount, part);
            shares = ceiling(amount * (supplyOf[lpPool] + VIRTUAL), assetsOfLeavers() + 1);
            call = abi.encodeCall(lpPool.withdraw, (uint256(amount), owner, owner));
        }
        noteIf(amount > 0, "LP withdrawal");
        noteIf(amount > 0 && assetsOfLeavers() < assetsOfPool(), "LP withdrawal net of phantom");
        depart(lpPool, owner, shares, amount, call, "");
        vm.assertTrue(amount == 0 || freeCash() >= 0, "a withdrawal leaves what positions and claims need");
    }

    /// @notice Rules 9 and 10: open interest, net asset value and phantom are those of the positions one by one.
    function checkPool() public view {
        IPerpMarket.OpenInterest memory interest = openInterestWithout(type(uint64).max);
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(interest), "open interest");
        eq(int256(market.reservedCash()), reservedCash(), "reserved cash");
        eq(int256(lpPool.totalAssets()), assetsOfPool(), "total assets");
        checkNav(lens.nav(market));
        checkShares(lpPool);
        for (uint256 i = 0; i < DEPOSITORS; i++) {
            mostToLeave(depositorOf(i));
        }
    }

    function depositorOf(uint256 index) internal pure returns (address) {
        return address(uint160(0x1b0000 + index % DEPOSITORS));
    }

    function enterPool(address owner, int256 deposit) internal {
        int256 assets = assetsOfPool();
        bytes memory refusal = "";
        if (assets == 0 && supplyOf[lpPool] > 0) {
            refusal = abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxDeposit.selector, owner, deposit, 0);
        }
        enter(lpPool, owner, deposit, assets, refusal);
    }

    function listDepositors() internal {
        for (uint256 depositor = 0; depositor < DEPOSITORS; depositor++) {
            holders.push(depositorOf(depositor));
        }
    }

    /// @dev Cash less what traders would win, plus what they would lose, less claims; never below zero.
    function assetsOfPool() internal view returns (int256) {
        return most(netAssets(), 0);
    }

    /// @dev The most shares that may be redeemed now, and what they give.
    function mostToLeave(address owner) internal view returns (int256 shares, int256 amount) {
        int256 all = supplyOf[lpPool] + VIRTUAL;
        int256 worthOfAll = assetsOfLeavers() + 1;
        shares = least(sharesOf[lpPool][owner], most(freeCash(), 0) * all / worthOfAll);
        amount = shares * worthOfAll / all;
        eq(int256(lpPool.maxRedeem(owner)), shares, "shares that may leave");
        eq(int256(lpPool.maxWithdraw(owner)), amount, "money that may leave");
    }

    function netAssets() private view returns (int256) {
        return booked(address(lpPool)) - unrealisedPnl() - claimsOfAll();
    }

    function unrealisedPnl() private view returns (int256) {
        IPerpMarket.OpenInterest memory interest = openInterestWithout(type(uint64).max);
        int256 size = int256(interest.longSize) - interest.shortSize;
        int256 entry = int256(interest.longEntryNotional) - interest.shortEntryNotional;
        return pnlOf(size, 0, mark) - entry;
    }

    function assetsOfLeavers() private view returns (int256) {
        (, int256 uncovered) = phantom();
        return isNetOfPhantom ? most(assetsOfPool() - uncovered, 0) : assetsOfPool();
    }

    /// @dev Negative if positions and claims need more than there is.
    function freeCash() private view returns (int256) {
        return booked(address(lpPool)) - reservedCash() - claimsOfAll();
    }

    function reservedCash() private view returns (int256) {
        IPerpMarket.OpenInterest memory interest = openInterestWithout(type(uint64).max);
        int256 reserved = most(interest.longEntryNotional, interest.shortEntryNotional);
        return ceiling(reserved * 1e9, rules.reserveFactor);
    }

    /// @dev Both values round each position once, the sum of the positions rounds each on its own.
    function checkNav(Lens.Nav memory nav) private view {
        (int256 gross, int256 uncovered) = phantom();
        eq(nav.netAssets, netAssets(), "net assets");
        eq(int256(nav.phantomNav), gross, "phantom");
        eq(int256(nav.phantomNavUncovered), uncovered, "uncovered phantom");
        int256 difference = magnitude(nav.netAssets - realisableAssets() - gross);
        vm.assertTrue(difference <= 2 * int256(accounts.length), "reported less realisable is the phantom");
    }

    /// @dev What the pool would have if all positions were closed at the mark and no pocket paid.
    function realisableAssets() private view returns (int256 sum) {
        sum = booked(address(lpPool)) - claimsOfAll();
        for (uint256 i = 0; i < accounts.length; i++) {
            IPerpMarket.Position memory position = positions[accounts[i]];
            sum -= most(pnlOf(position.size, position.entryPrice, mark), -position.collateral);
        }
    }

    /// @dev The accounts stand in the order of their ids.
    function phantom() private view returns (int256 gross, int256 uncovered) {
        address[] memory pockets = pocketOrder();
        int256[3] memory spent;
        for (uint256 i = 0; i < accounts.length; i++) {
            int256 rest = most(-equityOf(positions[accounts[i]]), 0);
            gross += rest;
            for (uint256 k = 0; k < spent.length; k++) {
                int256 left = booked(pockets[k]) + (k < 2 ? gifts[pockets[k]] : int256(0)) - spent[k];
                int256 paid = least(rest, least(left, k == 2 ? int256(safetyModuleCap) : left));
                spent[k] += paid;
                rest -= paid;
            }
            uncovered += rest;
        }
    }
}
