// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AggregatorV3Interface} from "./interfaces/AggregatorV3Interface.sol";
import {IPriceFeed} from "./interfaces/IPriceFeed.sol";
import {IPushFeed} from "./interfaces/IPushFeed.sol";

/// @title One price, pushed by one publisher
/// @notice Publish times only grow and never lie in the future. Also read like a feed of Chainlink's: rounds count from
/// 1, start when the price was observed, are updated when it landed, and the last 32 can be read.
contract PriceFeed is IPushFeed, AggregatorV3Interface {
    /// @dev One storage slot; round zero means none.
    struct Round {
        int64 price;
        uint64 publishTime;
        uint64 landedAt;
        uint64 id;
    }

    uint256 private constant ROUNDS_KEPT = 32;

    address private immutable _publisher;
    string private _description;
    Round private _latest;
    Round[ROUNDS_KEPT] private _rounds;

    constructor(address publisher_, string memory description_) {
        _publisher = publisher_;
        _description = description_;
    }

    /// @inheritdoc IPushFeed
    function publish(int64 price, uint64 publishTime) external {
        Round memory last = _latest;
        if (msg.sender != _publisher) revert OnlyPublisher(msg.sender);
        if (price <= 0) revert NonPositivePrice(price);
        if (publishTime <= last.publishTime) revert PublishTimeNotAfterLast(publishTime, last.publishTime);
        if (publishTime > block.timestamp) revert PublishTimeInFuture(publishTime, uint64(block.timestamp));
        Round memory next = Round(price, publishTime, uint64(block.timestamp), last.id + 1);
        _latest = next;
        _rounds[next.id % ROUNDS_KEPT] = next;
        emit PriceUpdated(price, publishTime);
    }

    /// @inheritdoc IPriceFeed
    function latest() external view returns (int64 price, uint64 publishTime) {
        Round memory last = _latest;
        return (last.price, last.publishTime);
    }

    /// @inheritdoc IPushFeed
    function publisher() external view returns (address) {
        return _publisher;
    }

    /// @inheritdoc AggregatorV3Interface
    function decimals() external pure returns (uint8) {
        return 8;
    }

    /// @inheritdoc AggregatorV3Interface
    function description() external view returns (string memory) {
        return _description;
    }

    /// @inheritdoc AggregatorV3Interface
    function version() external pure returns (uint256) {
        return 1;
    }

    /// @inheritdoc AggregatorV3Interface
    function getRoundData(uint80 _roundId)
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        return _asked(_rounds[_roundId % ROUNDS_KEPT], _roundId);
    }

    /// @inheritdoc AggregatorV3Interface
    function latestRoundData()
        external
        view
        returns (uint80 roundId, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound)
    {
        return _asked(_latest, _latest.id);
    }

    function _asked(Round memory round, uint80 roundId) private pure returns (uint80, int256, uint256, uint256, uint80) {
        if (roundId == 0 || round.id != roundId) revert NoRound(roundId);
        return (roundId, round.price, round.publishTime, round.landedAt, roundId);
    }
}
