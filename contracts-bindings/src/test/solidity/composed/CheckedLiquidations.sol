// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "../../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Measures} from "./Measures.sol";
import {Vm, vm} from "../Vm.sol";

/// @title Liquidations of a composed market, each looked at from all sides
abstract contract CheckedLiquidations is Measures {
    /// @dev The goal for one liquidation with everything on.
    uint256 private constant MOST_GAS = 400_000;

    struct Before {
        IPerpMarket.Position held;
        uint256[] room;
        int256 deficits;
    }

    function attempt(address actor, address target, bytes memory call) internal returns (bytes memory reason) {
        vm.startPrank(actor);
        (bool isDone, bytes memory answer) = target.call(call);
        vm.stopPrank();
        return isDone ? bytes("") : answer;
    }

    /// @dev Rules 3 to 7 in one call.
    /// @return isDone whether anything was closed
    function liquidateChecked(uint64 account) internal returns (bool isDone) {
        beforeLiquidation();
        Before memory before = Before(market.position(account), rooms(), deficits());
        bytes memory foretold = foretoldReason(account, before.held);
        vm.recordLogs();
        uint256 gas = gasleft();
        bytes memory reason = attempt(KEEPER, address(market), abi.encodeCall(IPerpMarket.liquidate, (account)));
        gas -= gasleft();
        Vm.Log[] memory logs = vm.getRecordedLogs();
        if (foretold.length > 0 || reason.length > 0) {
            if (foretold.length > 0) vm.assertEq(reason, foretold, "who is healthy is left alone");
            else vm.assertTrue(mayRefuse(bytes4(reason)), "a liquidation is refused");
            return false;
        }
        vm.assertLe(gas, MOST_GAS, "gas of a liquidation");
        checkLogs(account, before, logs);
        return true;
    }

    /// @dev What anybody may do first, so that it is known what the pockets may pay.
    function beforeLiquidation() internal virtual {}

    /// @dev What a pocket may pay for this shortfall, given what it might have paid for any.
    function roomFor(address, uint256 room, uint256) internal view virtual returns (uint256) {
        return room;
    }

    /// @dev Why a liquidation may be refused although its time has come.
    function mayRefuse(bytes4) internal view virtual returns (bool) {
        return false;
    }

    function foretoldReason(uint64 account, IPerpMarket.Position memory held) private view returns (bytes memory) {
        if (held.size == 0) return abi.encodeWithSelector(IPerpMarket.NoPosition.selector, account);
        (, uint64 time) = oracleFeed.latest();
        if (!isFresh()) return abi.encodeWithSelector(IPerpMarket.StalePrice.selector, time, MAX_AGE);
        if (isSick(account)) return "";
        (int64 equity, int64 maintenance) = market.health(account);
        return abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, account, equity, maintenance);
    }

    function checkLogs(uint64 account, Before memory before, Vm.Log[] memory logs) private view {
        uint256 settled = 0;
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].topics[0] == ILossWaterfall.ShortfallSettled.selector) {
                settled += checkOrder(before.room, logs[i].data);
            }
            if (logs[i].topics[0] == IPerpMarket.PositionLiquidated.selector) {
                (, IPerpMarket.Settlement memory parts) = abi.decode(logs[i].data, (int64, IPerpMarket.Settlement));
                vm.assertEq(settled, uint64(parts.shortfall), "the waterfall settles the whole shortfall");
                checkParts(account, before, parts);
                checkRest(account, before, parts);
            }
        }
    }

    /// @dev Rule 3: a pocket pays all that it may before the next is asked.
    function checkOrder(uint256[] memory rooms_, bytes memory content) private view returns (uint256 shortfall) {
        address[] memory order = pocketOrder();
        ILossWaterfall.PocketPayment[] memory paid;
        uint256 pending;
        uint256 badDebt;
        (shortfall, paid, pending, badDebt) =
            abi.decode(content, (uint256, ILossWaterfall.PocketPayment[], uint256, uint256));
        uint256 rest = shortfall;
        for (uint256 k = 0; k < paid.length; k++) {
            uint256 room = roomFor(order[k], rooms_[k], rest);
            vm.assertEq(paid[k].amount, rest < room ? rest : room, "what a pocket pays");
            rest -= paid[k].amount;
        }
        vm.assertEq(pending + badDebt, rest, "what no pocket pays");
    }

    /// @dev Rule 4: all that is paid comes from the margin, and a position below nothing pays nothing.
    function checkParts(uint64 account, Before memory before, IPerpMarket.Settlement memory parts) private view {
        int256 fees = int256(parts.keeperReward) + parts.liquidationFee + parts.borrowingFee;
        int256 left = int256(before.held.collateral) + parts.pnl - parts.funding - parts.unpaidClaim + parts.shortfall;
        eq(fees + parts.payout + market.position(account).collateral, left, "all that the close moved");
        vm.assertTrue(parts.shortfall == 0 || left == 0, "a position below nothing pays nothing");
    }

    /// @dev Rule 7: what is left has no more leverage at the price of the close, and nobody owes more than before but for
    /// what that price differs from the mark.
    function checkRest(uint64 account, Before memory before, IPerpMarket.Settlement memory parts) private view {
        IPerpMarket.Position memory held = before.held;
        IPerpMarket.Position memory rest = market.position(account);
        int256 slippage = magnitude(
            pnlOf(parts.size, market.markPrice(), parts.executionPrice)
        ) + 2;
        vm.assertTrue(deficits() <= before.deficits + slippage, "a liquidation never raises what traders cannot pay");
        if (rest.size == 0) return;
        int256 whole = held.collateral + pnlOf(held.size, held.entryPrice, parts.executionPrice) - parts.funding;
        int256 left = equityAt(account, rest, parts.executionPrice) + parts.unpaidClaim + parts.profitWithheld;
        if (whole > 0) {
            int256 tolerance = 2 * magnitude(held.size);
            vm.assertTrue(
                left * magnitude(held.size) + tolerance >= whole * magnitude(rest.size), "a part never raises leverage"
            );
        }
    }
}
