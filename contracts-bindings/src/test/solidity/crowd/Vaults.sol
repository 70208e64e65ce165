// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {CashVault} from "../../../main/solidity/CashVault.sol";
import {Model} from "./Model.sol";
import {vm} from "../Vm.sol";

/// @title Shares of both vaults, kept beside the contracts
/// @notice A thousand virtual shares and one virtual unit of money belong to nobody.
abstract contract Vaults is Model {
    int256 internal constant VIRTUAL = 1000;

    mapping(ERC4626 vault => mapping(address owner => int256)) internal sharesOf;
    mapping(ERC4626 vault => int256) internal supplyOf;

    /// @param assets what the vault's shares are worth together
    function enter(ERC4626 vault, address owner, int256 amount, int256 assets, bytes memory refusal) internal {
        int256 shares = amount * (supplyOf[vault] + VIRTUAL) / (assets + 1);
        bytes memory reason = refusal.length == 0 ? supplyReason(supplyOf[vault] + shares) : refusal;
        bytes memory call = abi.encodeCall(vault.deposit, (uint256(amount), owner));
        int256 worthBefore = worth(vault);
        int256 supplyBefore = supplyOf[vault] + VIRTUAL;
        if (!checkedAttempt(owner, address(vault), call, reason)) return;
        changeShares(vault, owner, shares);
        moveMoney(owner, address(vault), amount);
        checkPriceOfOthers(vault, worthBefore, supplyBefore);
    }

    /// @dev Redeems `shares` for `amount`, or withdraws `amount` for `shares`.
    function depart(ERC4626 vault, address owner, int256 shares, int256 amount, bytes memory call, bytes memory reason)
        internal
        returns (bool isDone)
    {
        int256 worthBefore = worth(vault);
        int256 supplyBefore = supplyOf[vault] + VIRTUAL;
        if (!checkedAttempt(owner, address(vault), call, reason)) return false;
        changeShares(vault, owner, -shares);
        moveMoney(address(vault), owner, amount);
        checkPriceOfOthers(vault, worthBefore, supplyBefore);
        return true;
    }

    function changeShares(ERC4626 vault, address owner, int256 change) internal {
        sharesOf[vault][owner] += change;
        supplyOf[vault] += change;
    }

    function worth(ERC4626 vault) internal view returns (int256) {
        return int256(vault.totalAssets()) + 1;
    }

    function checkShares(ERC4626 vault) internal view {
        eq(int256(vault.totalSupply()), supplyOf[vault], "supply of shares");
        for (uint256 i = 0; i < holders.length; i++) {
            eq(int256(vault.balanceOf(holders[i])), sharesOf[vault][holders[i]], "shares of a holder");
        }
    }

    /// @dev Rule 8: who comes or goes never lowers the price of a share, and raises it by less than one share's worth
    /// over all shares; who leaves without the losses that nobody will pay may leave more than that behind. Nobody else
    /// is there when the first depositor pays what an empty pool owes.
    function checkPriceOfOthers(ERC4626 vault, int256 worthBefore, int256 supplyBefore) private view {
        int256 gain = worth(vault) * supplyBefore - worthBefore * (supplyOf[vault] + VIRTUAL);
        vm.assertTrue(gain >= 0 || supplyBefore == VIRTUAL, "nobody comes or goes at the cost of others");
        bool isRoundingOnly = !isNetOfPhantom || address(vault) != address(lpPool);
        vm.assertTrue(gain <= most(worthBefore, supplyBefore) || !isRoundingOnly, "nor for the good of others");
    }

    /// @dev Between nothing and all, one time in four all.
    function partOf(int256 all, uint256 number) internal pure returns (int256) {
        return spread(number) % 4 == 0 ? all : int256(spread(number) % uint256(all + 1));
    }

    function supplyReason(int256 supply) private pure returns (bytes memory reason) {
        if (supply + VIRTUAL > type(int64).max) {
            reason = abi.encodeWithSelector(CashVault.TooManyShares.selector, uint256(supply));
        }
    }
}
