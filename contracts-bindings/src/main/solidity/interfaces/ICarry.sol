// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a position owes for staying open
/// @notice Entry notionals are USD times 1e6 with the sign of the side, zero for no position.
interface ICarry {
    /// @notice USD times 1e6: `funding` is owed to (positive) or by (negative) the other traders, by way of the pool;
    /// `borrowing` is a fee to the pool, never negative.
    struct Charge {
        int64 funding;
        int64 borrowing;
    }

    error OnlyMarket(address caller);

    /// @notice Accrues to now, ends what the account owes since its last change and starts it anew. What is returned the
    /// market has to settle.
    /// @param before entry notional until now
    /// @param afterwards entry notional from now on
    function settle(uint64 account, int64 before, int64 afterwards) external returns (Charge memory charge);

    /// @notice Charges for the time until now, before something changes that the rates depend on.
    function accrue() external;

    /// @notice What `settle` would return now.
    function owed(uint64 account, int64 entryNotional) external view returns (Charge memory charge);

    /// @notice What all traders together owe to the pool now, negative if the pool owes; differs from the sum of `owed` by
    /// less than two units for each position.
    function netOwed() external view returns (int64);
}
