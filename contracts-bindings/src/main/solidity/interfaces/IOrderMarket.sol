// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "./IPerpMarket.sol";

/// @title What a queue of orders needs from its market, which lets the queue act for any account
/// @notice Collateral comes from the queue; what is paid out goes straight to the account's owner.
interface IOrderMarket {
    /// @notice Opens positions of operator accounts.
    function openFor(IPerpMarket.Opening[] calldata openings) external;

    /// @notice Opens a position that belongs to `owner`.
    /// @return account a new id, 2^20 or above
    function openOwned(address owner, int64 size, int64 collateral) external returns (uint64 account);

    function increase(uint64 account, int64 size, int64 collateral) external;

    function decrease(uint64 account, int64 size, int64 collateral) external;

    function close(uint64 account) external;

    function position(uint64 account) external view returns (IPerpMarket.Position memory);

    function ownerOf(uint64 account) external view returns (address);
}
