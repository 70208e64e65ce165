// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {IPushFeed} from "../interfaces/IPushFeed.sol";
import {IRoles, Role} from "../interfaces/IRoles.sol";

/// @title A feed whose last price the governor may set, once and for good
/// @notice The last resort with which most incidents ended, in the open: until then it is the feed behind it, from then
/// on it stands at one price that never gets old. Publishers go on at the feed behind it.
contract SettleableFeed is IPriceFeed {
    error AlreadySettled(int64 price);

    event Settled(int64 price);

    IPriceFeed private immutable _feed;
    IRoles private immutable _roles;
    int64 private _settlementPrice;

    constructor(IPriceFeed feed, IRoles roles) {
        _feed = feed;
        _roles = roles;
    }

    /// @notice Fixes the price (USD times 1e8) for ever.
    function settleAt(int64 price) external {
        _roles.requireRole(Role.GOVERNOR, msg.sender);
        if (price <= 0) revert IPushFeed.NonPositivePrice(price);
        if (_settlementPrice != 0) revert AlreadySettled(_settlementPrice);
        _settlementPrice = price;
        emit Settled(price);
    }

    /// @inheritdoc IPriceFeed
    function latest() external view returns (int64 price, uint64 publishTime) {
        price = settlementPrice();
        return price == 0 ? _feed.latest() : (price, uint64(block.timestamp));
    }

    /// @notice USD times 1e8, zero unless it is settled.
    function settlementPrice() public view returns (int64) {
        return _settlementPrice;
    }
}
