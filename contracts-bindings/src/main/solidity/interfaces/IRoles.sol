// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice Who publishes prices, who liquidates where that is restricted, who stops things, who decides.
enum Role {
    PUBLISHER,
    KEEPER,
    GUARDIAN,
    GOVERNOR
}

/// @title Who may do what
interface IRoles {
    error OnlyRole(Role role, address caller);

    function holderOf(Role role) external view returns (address);

    /// @notice Reverts with OnlyRole unless this address holds the role.
    function requireRole(Role role, address caller) external view;
}
