// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {CashVault} from "./CashVault.sol";

/// @title A vault that is left by appointment
/// @notice Owners announce that they leave, wait for the cooldown, still liable, and have the window to do it.
abstract contract CooldownVault is CashVault {
    /// @notice One storage slot; both times are inclusive, `from` zero means that there is none.
    struct Cooldown {
        uint64 shares;
        uint64 from;
        uint64 until;
    }

    /// @notice Nobody can announce more shares than there are.
    error CooldownAboveBalance(uint256 shares, uint256 balance);

    /// @notice These shares may leave from `from` to `until` (Unix seconds); all three are zero if it was called off.
    event CooldownStarted(address indexed owner, uint256 shares, uint64 from, uint64 until);

    uint64 private immutable _cooldown;
    uint64 private immutable _window;
    mapping(address owner => Cooldown) private _cooldowns;

    /// @param cooldown seconds from the announcement to the window, zero if owners may leave at any time
    /// @param window seconds
    constructor(uint64 cooldown, uint64 window) {
        _cooldown = cooldown;
        _window = window;
    }

    /// @notice Announces that shares of the caller will leave, in place of what was announced before; zero calls it off.
    function startCooldown(uint256 shares) external {
        if (shares > balanceOf(msg.sender)) revert CooldownAboveBalance(shares, balanceOf(msg.sender));
        Cooldown memory started;
        if (shares > 0) {
            uint64 from = uint64(block.timestamp) + _cooldown;
            started = Cooldown(uint64(shares), from, from + _window);
        }
        _cooldowns[msg.sender] = started;
        emit CooldownStarted(msg.sender, shares, started.from, started.until);
    }

    /// @notice The shares that may leave, and when; zeros if nothing is announced.
    function cooldownOf(address owner) external view returns (uint256 shares, uint64 from, uint64 until) {
        Cooldown memory announced = _cooldowns[owner];
        return (announced.shares, announced.from, announced.until);
    }

    /// @notice The announced shares inside the window, else none; all shares if there is no cooldown.
    function maxRedeem(address owner) public view override returns (uint256) {
        if (_cooldown == 0) return balanceOf(owner);
        Cooldown memory announced = _cooldowns[owner];
        bool isOpen = announced.from <= block.timestamp && block.timestamp <= announced.until;
        return isOpen ? announced.shares : 0;
    }

    /// @dev Shares that are redeemed use up what was announced; what is given away cannot leave from here any more.
    function _update(address from, address to, uint256 shares) internal override {
        super._update(from, to, shares);
        Cooldown storage announced = _cooldowns[from];
        if (announced.shares == 0) return;
        uint256 left = to == address(0) ? Math.saturatingSub(announced.shares, shares) : announced.shares;
        announced.shares = uint64(Math.min(left, balanceOf(from)));
    }
}
