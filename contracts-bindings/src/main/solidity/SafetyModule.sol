// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {CooldownVault} from "./CooldownVault.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title Staked dollars that can be slashed
/// @notice Every staker loses the same share of the stake in a slash; one shortfall never takes more than the cap.
/// Stakers announce that they leave, wait for the cooldown, still liable, and have the window to do it.
contract SafetyModule is CooldownVault, IPocket {
    address private immutable _lpPool;
    address private immutable _waterfall;
    uint256 private immutable _capPerEvent;

    /// @param capPerEvent_ USD times 1e6 that one shortfall may take; the largest int64 stands for "no cap"
    /// @param cooldown seconds from the announcement to the window, zero if stakers may leave at any time
    /// @param window seconds
    constructor(IERC20 token, address lpPool, address waterfall, uint256 capPerEvent_, uint64 cooldown, uint64 window)
        ERC20("Backstop Safety Module", "bsSM")
        ERC4626(token)
        CooldownVault(cooldown, window)
    {
        _lpPool = lpPool;
        _waterfall = waterfall;
        _capPerEvent = capPerEvent_;
    }

    /// @inheritdoc IPocket
    function absorb(uint256 shortfall) external returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        paid = Math.min(shortfall, Math.min(_capPerEvent, _cash()));
        if (paid > 0) _transferOut(_lpPool, paid);
    }

    /// @inheritdoc IPocket
    function available() external view returns (uint256 balance, uint256 capPerEvent) {
        return (_cash(), _capPerEvent);
    }

    /// @inheritdoc IPocket
    function isInPool() external pure returns (bool) {
        return false;
    }

    /// @notice The stake less all slashes, USD times 1e6.
    function totalAssets() public view override returns (uint256) {
        return _cash();
    }
}
