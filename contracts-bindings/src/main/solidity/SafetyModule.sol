// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title Staked dollars that can be slashed
/// @notice Every staker loses the same share of the stake in a slash; one shortfall never takes more than the cap.
contract SafetyModule is ERC4626, IPocket {
    using SafeERC20 for IERC20;

    address private immutable _lpPool;
    address private immutable _waterfall;
    uint256 private immutable _capPerEvent;

    /// @param capPerEvent_ USD times 1e6 that one shortfall may take; the largest int64 stands for "no cap"
    constructor(IERC20 token, address lpPool, address waterfall, uint256 capPerEvent_)
        ERC20("Backstop Safety Module", "bsSM")
        ERC4626(token)
    {
        _lpPool = lpPool;
        _waterfall = waterfall;
        _capPerEvent = capPerEvent_;
    }

    /// @inheritdoc IPocket
    function absorb(uint256 shortfall) external returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        paid = Math.min(shortfall, Math.min(_capPerEvent, totalAssets()));
        if (paid > 0) IERC20(asset()).safeTransfer(_lpPool, paid);
    }

    function capPerEvent() external view returns (uint256) {
        return _capPerEvent;
    }

    /// @dev Three digits of virtual shares make an inflation attack on the first staker a loss for the attacker.
    function _decimalsOffset() internal pure override returns (uint8) {
        return 3;
    }
}
