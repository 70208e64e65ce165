// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Who can be paid later for a loss it has borne
interface ICoverable {
    /// @notice Dollars have come for losses borne before, USD times 1e6.
    event LossCovered(address indexed payer, uint256 amount);

    /// @notice Takes dollars from the caller, who has approved them, for nothing in return.
    function cover(uint256 amount) external;
}
