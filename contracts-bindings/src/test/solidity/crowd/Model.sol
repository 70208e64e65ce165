// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "../../../main/solidity/interfaces/ILossWaterfall.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Ledger} from "./Ledger.sol";
import {vm} from "../Vm.sol";

/// @title What the market must do with a position, computed from the ledger alone
/// @notice No formula of the contracts is called here.
abstract contract Model is Ledger {
    IPerpMarket.Rules internal rules;
    IPerpMarket.Tier[] internal tiers;
    uint256 internal safetyModuleCap;
    /// @dev The last prices that were published, and when.
    int64 internal mark;
    int64 internal execution;
    uint64 internal publishedAt;

    /// @dev The market closes a position: everybody is paid, and the events are foretold.
    /// @param keeper zero for a voluntary close
    function settled(uint64 account, address keeper) internal {
        IPerpMarket.Position memory closing = positions[account];
        delete positions[account];
        IPerpMarket.Settlement memory parts;
        parts.size = closing.size;
        parts.executionPrice = execution;
        parts.pnl = narrow(pnlOf(closing.size, closing.entryPrice, execution));
        parts.unpaidClaim = narrow(profitTaken(account, parts.pnl));
        split(parts, int256(closing.collateral) + parts.pnl - parts.unpaidClaim, keeper != address(0));
        moveMoney(address(market), address(lpPool), least(most(-parts.pnl, 0), closing.collateral));
        moveMoney(address(market), poolGetsFees ? address(lpPool) : address(feeBuffer), parts.liquidationFee);
        if (parts.shortfall > 0) shortfallPaid(account, parts.shortfall);
        moveMoney(address(market), keeper == address(0) ? ownerOf(account) : keeper, parts.keeperReward);
        moveMoney(address(market), ownerOf(account), parts.payout);
        foretell(account, keeper, parts);
    }

    /// @return unpaid what the pool has no cash for, now a claim
    function profitTaken(uint64 account, int256 pnl) internal returns (int256 unpaid) {
        int256 paid = least(most(pnl, 0), booked(address(lpPool)));
        moveMoney(address(lpPool), address(market), paid);
        unpaid = most(pnl, 0) - paid;
        claims[account] += unpaid;
        noteIf(unpaid > 0, "unpaid claim");
    }

    function ownerOf(uint64 account) internal view returns (address) {
        return isSelfCustody(account) ? market.ownerOf(account) : address(this);
    }

    function isFresh() internal view returns (bool) {
        return block.timestamp - publishedAt <= rules.maxAge;
    }

    function isOpen(uint64 account) internal view returns (bool) {
        return positions[account].size != 0;
    }

    /// @dev What would be left after a liquidation at the mark, and what must be left.
    function triggerOf(IPerpMarket.Position memory position) internal view returns (int256 equity, int256 maintenance) {
        int256 notional = notionalOf(position.size, mark);
        equity = equityOf(position) - ratioOf(notional, rules.liquidationFeeRatio) - rules.keeperReward;
        maintenance = marginOf(tiers, notional, false);
    }

    function equityOf(IPerpMarket.Position memory position) internal view returns (int256) {
        return position.collateral + pnlOf(position.size, position.entryPrice, mark);
    }

    /// @return reason empty if the position holds its initial margin
    function initialMarginReason(uint64 account, IPerpMarket.Position memory position)
        internal
        view
        returns (bytes memory reason)
    {
        (int256 equity,) = triggerOf(position);
        int256 required = marginOf(tiers, notionalOf(position.size, mark), true);
        if (equity < required) {
            reason = abi.encodeWithSelector(IPerpMarket.InsufficientMargin.selector, account, equity, required);
        }
    }

    function stalenessReason() internal view returns (bytes memory reason) {
        if (!isFresh()) {
            reason = abi.encodeWithSelector(IPerpMarket.StalePrice.selector, publishedAt, rules.maxAge);
        }
    }

    /// @dev With `position` in place of what the account holds now.
    function reserveReason(uint64 account, IPerpMarket.Position memory position)
        internal
        view
        returns (bytes memory reason)
    {
        IPerpMarket.OpenInterest memory interest = openInterestWithout(account);
        add(interest, position);
        int256 reserved = most(interest.longEntryNotional, interest.shortEntryNotional);
        int256 limit = booked(address(lpPool)) * rules.reserveFactor / 1e9;
        if (reserved > limit) reason = abi.encodeWithSelector(IPerpMarket.ReserveExceeded.selector, reserved, limit);
    }

    function openInterestWithout(uint64 account) internal view returns (IPerpMarket.OpenInterest memory interest) {
        for (uint256 i = 0; i < accounts.length; i++) {
            if (accounts[i] != account && isOpen(accounts[i])) add(interest, positions[accounts[i]]);
        }
    }

    function add(IPerpMarket.OpenInterest memory interest, IPerpMarket.Position memory position) private pure {
        int64 notional = narrow(notionalOf(position.size, position.entryPrice));
        if (position.size > 0) {
            interest.longSize += position.size;
            interest.longEntryNotional += notional;
        } else {
            interest.shortSize -= position.size;
            interest.shortEntryNotional += notional;
        }
    }

    /// @dev Rule 4: reward and fee come from what is left and from nothing else.
    function split(IPerpMarket.Settlement memory parts, int256 equity, bool isForced) private {
        int256 fee = 0;
        int256 reward = 0;
        if (isForced) {
            fee = ratioOf(notionalOf(parts.size, parts.executionPrice), rules.liquidationFeeRatio);
            reward = rules.keeperReward;
        }
        int256 left = most(equity, 0);
        parts.shortfall = narrow(most(-equity, 0));
        parts.keeperReward = narrow(least(reward, left));
        parts.liquidationFee = narrow(least(fee, left - parts.keeperReward));
        parts.feesWaived = narrow(fee + reward - parts.keeperReward - parts.liquidationFee);
        parts.payout = narrow(left - parts.keeperReward - parts.liquidationFee);
        noteIf(isForced, "liquidation");
        noteIf(!isForced, "close");
        noteIf(parts.shortfall > 0, "shortfall");
        noteIf(parts.feesWaived > 0 && equity > 0, "part of the fees waived");
    }

    /// @dev Rule 3: each pocket in order all that it has up to its cap, before the next is asked for anything.
    function shortfallPaid(uint64 account, int256 shortfall) private {
        address[] memory pockets = pocketOrder();
        ILossWaterfall.PocketPayment[] memory paid = new ILossWaterfall.PocketPayment[](pockets.length);
        int256 rest = shortfall;
        for (uint256 k = 0; k < pockets.length; k++) {
            int256 amount = least(rest, roomOf(pockets[k]));
            paid[k] = ILossWaterfall.PocketPayment(pockets[k], uint256(amount));
            rest -= amount;
            if (pockets[k] != address(lpPool)) moveMoney(pockets[k], address(lpPool), amount);
            noteIf(pockets[k] == address(safetyModule) && amount > 0, "slash");
        }
        noteIf(rest > 0, "bad debt");
        bytes memory topics = abi.encode(ILossWaterfall.ShortfallSettled.selector, account);
        expectEvent(address(waterfall), topics, abi.encode(uint256(shortfall), paid, uint256(0), uint256(rest)));
    }

    /// @dev Gifts to a fee buffer count, gifts to the safety module do not.
    function roomOf(address pocket) internal view returns (int256) {
        if (pocket == address(lpPool)) return int256(lpPoolCap);
        if (pocket == address(safetyModule)) return least(booked(pocket), int256(safetyModuleCap));
        return held[pocket];
    }

    function foretell(uint64 account, address keeper, IPerpMarket.Settlement memory parts) private {
        if (keeper == address(0)) {
            expectOf(IPerpMarket.PositionClosed.selector, account, abi.encode(parts));
        } else {
            bytes memory topics = abi.encode(IPerpMarket.PositionLiquidated.selector, account, keeper);
            expectEvent(address(market), topics, abi.encode(mark, parts));
        }
    }

    function narrow(int256 value) internal pure returns (int64) {
        vm.assertTrue(int64(value) == value, "a number of 64 bits");
        return int64(value);
    }
}
