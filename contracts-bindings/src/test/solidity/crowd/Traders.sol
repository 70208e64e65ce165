// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Model} from "./Model.sol";

/// @title What traders do, through the operator and with accounts of their own
abstract contract Traders is Model {
    uint64 private constant OPERATOR_ACCOUNTS = 5;
    uint256 private constant TRADERS = 2;
    int64 internal largestSize;
    mapping(uint256 trader => uint64 account) private _ownAccounts;

    function open(uint64 account, uint64 size, uint64 leverage) external followed {
        account = account % OPERATOR_ACCOUNTS;
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        IPerpMarket.Position memory opened = drawn(size, leverage);
        openings[0] = IPerpMarket.Opening(account, opened.size, opened.collateral);
        bytes memory reason = changeReason(account, opened);
        if (isOpen(account) && isFresh()) reason = abi.encodeWithSelector(IPerpMarket.PositionExists.selector, account);
        bytes memory call = abi.encodeCall(IPerpMarket.openFor, (openings));
        if (checkedAttempt(address(this), address(market), call, reason)) added(account, opened);
    }

    /// @dev A trader opens with an account of its own, a new one each time, at most one at a time.
    function openOwn(uint256 trader, uint64 size, uint64 leverage) external followed {
        trader = trader % TRADERS;
        if (isOpen(_ownAccounts[trader])) return;
        IPerpMarket.Position memory opened = drawn(size, leverage);
        (, uint64 account) = market.accountEnds();
        bytes memory call = abi.encodeCall(IPerpMarket.open, (opened.size, opened.collateral));
        if (!checkedAttempt(traderOf(trader), address(market), call, changeReason(account, opened))) return;
        _ownAccounts[trader] = account;
        accounts.push(account);
        added(account, opened);
        note("self-custody");
    }

    function increase(uint256 which, uint64 size, uint64 collateral) external followed {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        IPerpMarket.Position memory grown = positions[account];
        int64 part = int64(uint64(spread(size) % uint64(largestSize))) * (grown.size > 0 ? int64(1) : int64(-1));
        int64 more = int64(uint64(spread(collateral) % uint64(100 * DOLLAR))) + 1;
        if (spread(size) % 4 == 0) part = 0;
        uint64 changedAt = part == 0 ? grown.changedAt : uint64(block.timestamp);
        grown =
            IPerpMarket.Position(grown.size + part, entryAfter(grown, part), grown.collateral + more, changedAt);
        bytes memory reason = part == int64(0) ? bytes("") : changeReason(account, grown);
        bytes memory call = abi.encodeCall(IPerpMarket.increase, (account, part, more));
        if (!checkedAttempt(ownerOf(account), address(market), call, reason)) return;
        positions[account] = grown;
        moveMoney(ownerOf(account), address(market), more);
        bytes memory content = 
            abi.encode(part, part == 0 ? int64(0) : execution, more, grown.entryPrice, realised(0, 0));
        expectOf(IPerpMarket.PositionIncreased.selector, account, content);
        note(part == 0 ? "top-up" : "increase");
    }

    function decrease(uint256 which, uint64 part, uint64 collateral) external followed {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        IPerpMarket.Position memory old = positions[account];
        int64 size = int64(uint64(spread(part) % uint256(magnitude(old.size)))) * (old.size > 0 ? int64(1) : int64(-1));
        int64 taken = spread(part) % 2 == 0 ? int64(0) : int64(uint64(spread(collateral) % uint64(old.collateral)));
        if (size == 0 && taken == 0) return;
        int256 pnl = pnlOf(size, old.entryPrice, execution);
        int256 unpaid = most(0, pnl - booked(address(lpPool)));
        int256 left = old.collateral + pnl - unpaid - taken;
        bytes memory call = abi.encodeCall(IPerpMarket.decrease, (account, size, taken));
        bytes memory reason = decreaseReason(account, old, size, left, taken > 0);
        if (checkedAttempt(ownerOf(account), address(market), call, reason)) shrunk(account, size, pnl, left, taken);
    }

    function close(uint256 which) external followed {
        (bool isFound, uint64 account) = openAccount(which);
        if (!isFound) return;
        bytes memory call = abi.encodeCall(IPerpMarket.close, (account));
        if (checkedAttempt(ownerOf(account), address(market), call, stalenessReason())) settled(account, address(0));
    }

    function payClaim(uint256 which) external followed {
        uint64 account = accounts[which % accounts.length];
        for (uint256 i = 0; i < accounts.length && claims[account] == 0; i++) {
            account = accounts[i];
        }
        bytes memory reason =
            claims[account] == 0 ? abi.encodeWithSelector(IPerpMarket.NoClaim.selector, account) : bytes("");
        bytes memory call = abi.encodeCall(IPerpMarket.payClaim, (account));
        if (!checkedAttempt(address(0xABBA), address(market), call, reason)) return;
        int256 paid = least(claims[account], booked(address(lpPool)));
        claims[account] -= paid;
        moveMoney(address(lpPool), ownerOf(account), paid);
        expectOf(IPerpMarket.ClaimPaid.selector, account, abi.encode(uint256(paid)));
        noteIf(paid > 0, "claim paid");
    }

    function traderOf(uint256 index) internal pure returns (address) {
        return address(uint160(0x7ade0000 + index % TRADERS));
    }

    /// @dev The next open account from a place on that the number decides.
    function openAccount(uint256 which) internal view returns (bool isFound, uint64 account) {
        for (uint256 i = 0; i < accounts.length; i++) {
            account = accounts[(which % accounts.length + i) % accounts.length];
            if (isOpen(account)) return (true, account);
        }
    }

    function listAccounts() internal {
        for (uint64 account = 0; account < OPERATOR_ACCOUNTS; account++) {
            accounts.push(account);
        }
        for (uint256 trader = 0; trader < TRADERS; trader++) {
            holders.push(traderOf(trader));
        }
    }

    /// @dev A size up to the largest and a collateral of a thirtieth to a fifth of its value, sometimes too little.
    function drawn(uint64 number, uint64 leverage) private view returns (IPerpMarket.Position memory) {
        int64 size = 1 + int64(uint64(spread(number) % uint64(largestSize)));
        if (number % 2 == 1) size = -size;
        int256 collateral = notionalOf(size, execution) / int256(5 + spread(leverage) % 25) + rules.keeperReward + 1;
        return IPerpMarket.Position(size, execution, narrow(collateral), uint64(block.timestamp));
    }

    function entryAfter(IPerpMarket.Position memory old, int64 part) private view returns (int64) {
        return part == 0 ? old.entryPrice : narrow(averageOf(old.size, old.entryPrice, part, execution));
    }

    /// @dev Staleness, then margin, then reserve.
    function changeReason(uint64 account, IPerpMarket.Position memory changed)
        private
        view
        returns (bytes memory reason)
    {
        reason = stalenessReason();
        if (reason.length == 0) reason = initialMarginReason(account, changed);
        if (reason.length == 0) reason = reserveReason(account, changed);
    }

    function decreaseReason(uint64 account, IPerpMarket.Position memory old, int64 size, int256 left, bool isPaidOut)
        private
        view
        returns (bytes memory)
    {
        if (!isFresh()) return stalenessReason();
        if (left <= 0) return abi.encodeWithSelector(IPerpMarket.NonPositiveCollateral.selector, account, left);
        IPerpMarket.Position memory rest =
            IPerpMarket.Position(old.size - size, old.entryPrice, narrow(left), uint64(block.timestamp));
        if (isPaidOut) return initialMarginReason(account, rest);
        (int256 equity, int256 required) = triggerOf(rest);
        if (equity >= required) return "";
        return abi.encodeWithSelector(IPerpMarket.InsufficientMargin.selector, account, equity, required);
    }

    function added(uint64 account, IPerpMarket.Position memory opened) private {
        positions[account] = opened;
        moveMoney(ownerOf(account), address(market), opened.collateral);
        bytes memory content = abi.encode(opened.size, opened.entryPrice, opened.collateral);
        expectOf(IPerpMarket.PositionOpened.selector, account, content);
        noteIf(tiers.length > 1 && notionalOf(opened.size, mark) > tiers[1].from, "second tier");
        note("opening");
    }

    function shrunk(uint64 account, int64 size, int256 pnl, int256 left, int64 taken) private {
        int256 unpaid = profitTaken(account, pnl);
        moveMoney(address(market), address(lpPool), most(-pnl, 0));
        moveMoney(address(market), ownerOf(account), taken);
        positions[account].size -= size;
        positions[account].collateral = narrow(left);
        positions[account].changedAt = uint64(block.timestamp);
        bytes memory content = abi.encode(size, execution, realised(narrow(pnl), narrow(unpaid)), taken);
        expectOf(IPerpMarket.PositionDecreased.selector, account, content);
        note(pnl > 0 ? "decrease with profit" : "decrease with loss");
    }
}
