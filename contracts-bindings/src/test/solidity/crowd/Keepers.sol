// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Traders} from "./Traders.sol";
import {vm} from "../Vm.sol";

/// @title What keepers do: one at a time and in batches with accounts twice, unknown or healthy
abstract contract Keepers is Traders {
    uint256 private constant KEEPERS = 2;
    uint64 private constant NOBODY = type(uint64).max;
    /// @dev For one liquidation with four pockets, cold storage and new balances included.
    uint256 private constant MOST_GAS = 400_000;

    function liquidate(uint256 which, uint256 keeper) external followed {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) account = NOBODY;
        bytes memory reason = liquidationReason(account);
        bytes memory call = abi.encodeCall(IPerpMarket.liquidate, (account));
        uint256 gas = gasleft();
        if (!checkedAttempt(keeperOf(keeper), address(market), call, reason)) return;
        vm.assertLe(gas - gasleft(), MOST_GAS, "gas of a liquidation");
        settled(account, keeperOf(keeper));
    }

    /// @notice Rules 5 to 7: whoever is liquidatable is closed, whoever is not stays as he is, whatever is beside him.
    function liquidateBatch(uint256 first, uint256 keeper) external followed {
        uint64[] memory batch = batchFrom(first);
        uint256 deficitsBefore = deficitsOfAll();
        bytes memory call = abi.encodeCall(IPerpMarket.liquidateBatch, (batch));
        vm.assertEq(attempt(keeperOf(keeper), address(market), call), "", "a batch never fails");
        for (uint256 i = 0; i < batch.length; i++) {
            bytes memory reason = liquidationReason(batch[i]);
            if (reason.length == 0) settled(batch[i], keeperOf(keeper));
            else expectOf(IPerpMarket.LiquidationFailed.selector, batch[i], abi.encode(reason));
        }
        vm.assertLe(deficitsOfAll(), deficitsBefore, "a liquidation never raises what traders cannot pay");
        note("batch");
    }

    function keeperOf(uint256 index) internal pure returns (address) {
        return address(uint160(0xbee0000 + index % KEEPERS));
    }

    function listKeepers() internal {
        for (uint256 keeper = 0; keeper < KEEPERS; keeper++) {
            holders.push(keeperOf(keeper));
        }
    }

    /// @dev All accounts from one on, the first once more, and one that nobody ever opened.
    function batchFrom(uint256 first) private view returns (uint64[] memory batch) {
        batch = new uint64[](accounts.length + 2);
        for (uint256 i = 0; i <= accounts.length; i++) {
            batch[i] = accounts[(first % accounts.length + i) % accounts.length];
        }
        batch[accounts.length + 1] = NOBODY;
    }

    function liquidationReason(uint64 account) private view returns (bytes memory) {
        if (!isOpen(account)) return abi.encodeWithSelector(IPerpMarket.NoPosition.selector, account);
        if (!isFresh()) return stalenessReason();
        (int256 equity, int256 required) = triggerOf(positions[account]);
        if (equity < required) return "";
        return abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, account, equity, required);
    }

    function deficitsOfAll() private view returns (uint256) {
        (uint64 operatorEnd, uint64 selfCustodyEnd) = market.accountEnds();
        return lens.phantomNav(market, 0, operatorEnd) + lens.phantomNav(market, 2 ** 20, selfCustodyEnd);
    }
}
