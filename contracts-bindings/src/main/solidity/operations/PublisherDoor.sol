// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPushFeed} from "../interfaces/IPushFeed.sol";
import {IRoles, Role} from "../interfaces/IRoles.sol";

/// @title The publisher of push feeds whose role can be handed over
/// @notice A feed's publisher never changes; this contract is it, and lets through whoever holds the role today.
contract PublisherDoor {
    IRoles private immutable _roles;

    constructor(IRoles roles) {
        _roles = roles;
    }

    /// @notice Publishes at that feed, with the feed's own checks and errors.
    function publish(IPushFeed feed, int64 price, uint64 publishTime) external {
        _roles.requireRole(Role.PUBLISHER, msg.sender);
        feed.publish(price, publishTime);
    }

    /// @notice Whoever holds the role today.
    function publisher() external view returns (address) {
        return _roles.holderOf(Role.PUBLISHER);
    }
}
