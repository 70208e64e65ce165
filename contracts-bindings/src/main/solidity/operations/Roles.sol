// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IRoles, Role} from "../interfaces/IRoles.sol";

/// @title One address for each role
/// @notice Set at deployment; only the governor offers a role to another address, his own too, and only that address
/// can take it, so that no role is lost to an address that nobody has.
contract Roles is IRoles {
    error NobodyFor(Role role);
    error NotOffered(Role role, address caller);

    /// @notice The zero address withdraws an offer.
    event RoleOffered(Role indexed role, address indexed to);
    event RoleTaken(Role indexed role, address indexed by);

    mapping(Role role => address) private _holders;
    mapping(Role role => address) private _offeredTo;

    /// @param holders one for each role, in their order
    constructor(address[4] memory holders) {
        for (uint256 i = 0; i < holders.length; i++) {
            if (holders[i] == address(0)) revert NobodyFor(Role(i));
            _holders[Role(i)] = holders[i];
        }
    }

    /// @notice Offers a role in place of any offer before; until it is taken the present holder keeps it.
    function offer(Role role, address to) external {
        requireRole(Role.GOVERNOR, msg.sender);
        _offeredTo[role] = to;
        emit RoleOffered(role, to);
    }

    /// @notice Takes a role that was offered to the caller.
    function take(Role role) external {
        if (_offeredTo[role] != msg.sender) revert NotOffered(role, msg.sender);
        delete _offeredTo[role];
        _holders[role] = msg.sender;
        emit RoleTaken(role, msg.sender);
    }

    /// @inheritdoc IRoles
    function holderOf(Role role) external view returns (address) {
        return _holders[role];
    }

    /// @inheritdoc IRoles
    function requireRole(Role role, address caller) public view {
        if (_holders[role] != caller) revert OnlyRole(role, caller);
    }
}
