// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title A cash insurance fund
/// @notice Pays shortfalls from its token balance. Anybody may add to it by a transfer; nobody can withdraw.
contract FeeBuffer is IPocket {
    using SafeERC20 for IERC20;

    IERC20 private immutable _token;
    address private immutable _lpPool;
    address private immutable _waterfall;

    constructor(IERC20 token, address lpPool, address waterfall) {
        _token = token;
        _lpPool = lpPool;
        _waterfall = waterfall;
    }

    /// @inheritdoc IPocket
    function absorb(uint256 shortfall) external returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        paid = Math.min(shortfall, _token.balanceOf(address(this)));
        if (paid > 0) _token.safeTransfer(_lpPool, paid);
    }

    /// @inheritdoc IPocket
    function available() external view returns (uint256 balance, uint256 capPerEvent) {
        return (_token.balanceOf(address(this)), uint64(type(int64).max));
    }

    /// @inheritdoc IPocket
    function isInPool() external pure returns (bool) {
        return false;
    }
}
