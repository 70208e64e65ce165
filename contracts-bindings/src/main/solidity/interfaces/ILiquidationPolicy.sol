// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title How much of a liquidatable position is closed at once
interface ILiquidationPolicy {
    /// @notice A liquidatable position at the mark: `size` in market units with its sign, `price` USD times 1e8, the rest
    /// USD times 1e6. `equity` is the trigger equity, less all fees due.
    struct Exposure {
        uint64 account;
        int64 size;
        int64 notional;
        int64 equity;
        int64 maintenanceMargin;
        int64 price;
    }

    error OnlyMarket(address caller);

    /// @notice Decides, and remembers where the policy has a memory. Reverts if nothing may be closed now.
    /// @return part how much of |size| is closed, at least one unit and at most all
    function part(Exposure calldata exposure) external returns (int64 part);
}
