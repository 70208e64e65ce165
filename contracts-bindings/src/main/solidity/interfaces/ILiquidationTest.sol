// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Whether an account could be liquidated now, as its market sees it
interface ILiquidationTest {
    /// @notice Reverts with the market's NoPosition or StillHealthy, or because it has no fresh price.
    function requireLiquidatable(uint64 account) external view;
}
