// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IResumption} from "../interfaces/IResumption.sol";

/// @title Tells when the sequencer of a chain came back
/// @notice While a sequencer is down its chain makes no block that could ask, so only returns are told. As with Chainlink's
/// uptime feeds, word comes from another chain and stands at the head of the first block, before all that waited.
contract UptimeFeed is IResumption {
    error OnlyMessenger(address caller);
    error ReturnNotAfterLast(uint64 given, uint64 last);
    error ReturnInFuture(uint64 given, uint64 current);

    /// @notice The sequencer has been up again since `upSince` (Unix seconds).
    event SequencerResumed(uint64 upSince);

    address private immutable _messenger;
    uint64 private _resumedAt;

    constructor(address messenger) {
        _messenger = messenger;
    }

    /// @notice Remembers that the sequencer came back at this time (Unix seconds).
    function sequencerResumed(uint64 upSince) external {
        if (msg.sender != _messenger) revert OnlyMessenger(msg.sender);
        if (upSince <= _resumedAt) revert ReturnNotAfterLast(upSince, _resumedAt);
        if (upSince > block.timestamp) revert ReturnInFuture(upSince, uint64(block.timestamp));
        _resumedAt = upSince;
        emit SequencerResumed(upSince);
    }

    /// @inheritdoc IResumption
    function resumedAt() external view returns (uint64) {
        return _resumedAt;
    }
}
