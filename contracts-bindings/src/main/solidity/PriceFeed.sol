// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPriceFeed} from "./interfaces/IPriceFeed.sol";

/// @title One price, pushed by one publisher
/// @notice Publish times only grow and never lie in the future.
contract PriceFeed is IPriceFeed {
    /// @dev One storage slot.
    struct Update {
        int64 price;
        uint64 publishTime;
    }

    address private immutable _publisher;
    Update private _latest;

    constructor(address publisher_) {
        _publisher = publisher_;
    }

    /// @inheritdoc IPriceFeed
    function publish(int64 price, uint64 publishTime) external {
        if (msg.sender != _publisher) revert OnlyPublisher(msg.sender);
        if (price <= 0) revert NonPositivePrice(price);
        if (publishTime <= _latest.publishTime) revert PublishTimeNotAfterLast(publishTime, _latest.publishTime);
        if (publishTime > block.timestamp) revert PublishTimeInFuture(publishTime, uint64(block.timestamp));
        _latest = Update(price, publishTime);
        emit PriceUpdated(price, publishTime);
    }

    /// @inheritdoc IPriceFeed
    function latest() external view returns (int64 price, uint64 publishTime) {
        Update memory update = _latest;
        return (update.price, update.publishTime);
    }

    /// @inheritdoc IPriceFeed
    function publisher() external view returns (address) {
        return _publisher;
    }
}
