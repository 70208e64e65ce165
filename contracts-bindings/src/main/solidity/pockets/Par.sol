// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @dev Three decimals more than money, as in every vault here.
uint256 constant SHARES_AT_PAR = 1000;

/// @notice What shares cost when the pool was new, USD times 1e6, rounded down.
function par(uint256 shares) pure returns (uint256) {
    return shares / SHARES_AT_PAR;
}
