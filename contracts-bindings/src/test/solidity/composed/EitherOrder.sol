// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {CheckedLiquidations} from "./CheckedLiquidations.sol";
import {Vm, vm} from "../Vm.sol";

/// @title Rule 13: the order of two liquidations at one price leaves what each of the two could not pay
/// @notice Of positions that lose: what of a profit is paid depends on what the pool and the others have.
abstract contract EitherOrder is CheckedLiquidations {
    /// @dev Whether a liquidation leaves the next one as it was; not where the first takes what is left of a window.
    bool internal isOrderFree = true;

    struct Outcome {
        bool isDone;
        int64 shortfall;
    }

    /// @return isSeen whether there were two losers who could be liquidated in either order
    function checkEitherOrder(uint64 from) internal returns (bool isSeen) {
        (uint64 first, uint64 second) = twoSickLosers(from);
        if (!isOrderFree || second == 0 || !isFresh()) return false;
        uint256 id = vm.snapshotState();
        (Outcome memory a, Outcome memory b) = inOrder(first, second);
        vm.revertToState(id);
        (Outcome memory bToo, Outcome memory aToo) = inOrder(second, first);
        vm.revertToState(id);
        if (!(a.isDone && b.isDone && aToo.isDone && bToo.isDone)) return false;
        eq(a.shortfall, aToo.shortfall, "the order leaves the shortfall of the one");
        eq(b.shortfall, bToo.shortfall, "the order leaves the shortfall of the other");
        return true;
    }

    function inOrder(uint64 first, uint64 second) private returns (Outcome memory ofFirst, Outcome memory ofSecond) {
        ofFirst = outcomeOf(first);
        ofSecond = outcomeOf(second);
    }

    function outcomeOf(uint64 account) private returns (Outcome memory outcome) {
        vm.recordLogs();
        bytes memory reason = attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.liquidate, (account)));
        Vm.Log[] memory logs = vm.getRecordedLogs();
        outcome.isDone = reason.length == 0;
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] != IPerpMarket.PositionLiquidated.selector) continue;
            (, IPerpMarket.Settlement memory parts) = abi.decode(logs[i].data, (int64, IPerpMarket.Settlement));
            outcome.shortfall = parts.shortfall;
        }
    }

    /// @return first and second the next two from a place on, zero where there are none
    function twoSickLosers(uint64 from) private view returns (uint64 first, uint64 second) {
        for (uint64 i = 0; i < ACCOUNTS && second == 0; i++) {
            uint64 account = 1 + (from + i) % ACCOUNTS;
            if (!isSick(account) || !isLosing(account)) continue;
            if (first == 0) first = account;
            else second = account;
        }
    }

    function isLosing(uint64 account) private view returns (bool) {
        IPerpMarket.Position memory held = market.position(account);
        return pnlOf(held.size, held.entryPrice, market.markPrice()) <= 0;
    }
}
