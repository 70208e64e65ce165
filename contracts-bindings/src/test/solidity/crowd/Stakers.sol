// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafetyModule} from "../../../main/solidity/SafetyModule.sol";
import {CooldownVault} from "../../../main/solidity/CooldownVault.sol";
import {Vaults} from "./Vaults.sol";
import {vm} from "../Vm.sol";

/// @title What stakers of the safety module do: stake, announce, leave, hand shares on
abstract contract Stakers is Vaults {
    uint256 private constant STAKERS = 2;
    uint256 private constant LARGEST_STAKE = 1e9;
    mapping(address staker => CooldownVault.Cooldown) private _announced;

    function stake(uint256 staker, uint64 amount) external followed {
        int256 stake_ = 1 + int256(spread(amount) % LARGEST_STAKE);
        enter(safetyModule, stakerOf(staker), stake_, booked(address(safetyModule)), "");
    }

    function announce(uint256 staker, uint256 part) external followed {
        address owner = stakerOf(staker);
        uint256 shares = uint256(partOf(sharesOf[safetyModule][owner], part));
        checkedAttempt(owner, address(safetyModule), abi.encodeCall(safetyModule.startCooldown, (shares)), "");
        uint64 from = uint64(block.timestamp) + cooldown;
        delete _announced[owner];
        if (shares > 0) _announced[owner] = CooldownVault.Cooldown(uint64(shares), from, from + window);
    }

    function unstake(uint256 staker, uint256 part) external followed {
        address owner = stakerOf(staker);
        int256 balance = sharesOf[safetyModule][owner];
        if (balance == 0) return;
        int256 shares = 1 + partOf(balance - 1, part);
        int256 allowed = allowedOf(owner);
        bytes memory reason = "";
        if (shares > allowed) {
            reason = abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, owner, shares, allowed);
        }
        int256 amount = shares * (booked(address(safetyModule)) + 1) / (supplyOf[safetyModule] + VIRTUAL);
        bytes memory call = abi.encodeCall(safetyModule.redeem, (uint256(shares), owner, owner));
        if (!depart(safetyModule, owner, shares, amount, call, reason)) return;
        uint64 announced = _announced[owner].shares;
        _announced[owner].shares = announced > uint256(shares) ? announced - uint64(uint256(shares)) : 0;
        clamp(owner);
        note("window withdrawal");
    }

    function passStake(uint256 staker, uint256 part) external followed {
        (address from, address to) = (stakerOf(staker), stakerOf(staker % STAKERS + 1));
        uint256 shares = uint256(partOf(sharesOf[safetyModule][from], part));
        checkedAttempt(from, address(safetyModule), abi.encodeCall(safetyModule.transfer, (to, shares)), "");
        changeShares(safetyModule, from, -int256(shares));
        changeShares(safetyModule, to, int256(shares));
        clamp(from);
    }

    /// @notice The announcements are those that were made, less what left, and bind exactly that.
    function checkStakes() public view {
        checkShares(safetyModule);
        for (uint256 i = 0; i < STAKERS; i++) {
            address owner = stakerOf(i);
            CooldownVault.Cooldown memory expected = _announced[owner];
            (uint256 shares, uint64 from, uint64 until) = safetyModule.cooldownOf(owner);
            bytes memory actual = abi.encode(shares, from, until);
            vm.assertEq(actual, abi.encode(expected.shares, expected.from, expected.until), "announced");
            eq(int256(safetyModule.maxRedeem(owner)), allowedOf(owner), "what may leave");
        }
    }

    function stakerOf(uint256 index) internal pure returns (address) {
        return address(uint160(0x57a0000 + index % STAKERS));
    }

    function listStakers() internal {
        for (uint256 staker = 0; staker < STAKERS; staker++) {
            holders.push(stakerOf(staker));
        }
    }

    function allowedOf(address owner) private view returns (int256) {
        if (cooldown == 0) return sharesOf[safetyModule][owner];
        CooldownVault.Cooldown memory announced = _announced[owner];
        bool isInWindow = announced.from <= block.timestamp && block.timestamp <= announced.until;
        return isInWindow ? int256(uint256(announced.shares)) : int256(0);
    }

    /// @dev Shares that are gone are announced no more.
    function clamp(address owner) private {
        uint64 balance = uint64(uint256(sharesOf[safetyModule][owner]));
        if (_announced[owner].shares > balance) _announced[owner].shares = balance;
    }
}
