// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a feed of signed reports charges whoever brings it a price
/// @notice After Pyth: one fee for each price that lands, however many signed it. What is sent beyond it the feed keeps:
/// giving it back would refuse callers that cannot be paid.
interface IUpdateFee {
    /// @notice Both in wei.
    error InsufficientFee(uint256 given, uint256 fee);

    /// @notice A price has landed, and this was paid for it (wei), what was too much included; nothing is told of zero.
    event FeePaid(address indexed payer, uint256 amount);

    event FeesWithdrawn(address indexed treasury, uint256 amount);

    /// @notice Wei for each accepted price. It never changes.
    function updateFee() external view returns (uint256);

    /// @notice Pays everything that was collected to the feed's treasury; anybody may call it.
    function withdrawFees() external;
}
