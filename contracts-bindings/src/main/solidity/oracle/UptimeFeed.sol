// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IResumption} from "../interfaces/IResumption.sol";

/// @title Tells whether the sequencer of a chain is up, and since when
/// @notice Word comes from another chain, as with Chainlink's uptime feeds. Blocks are made during an outage as well: of what
/// is forced in through the other chain, and word of the outage comes that way too. The messenger is trusted.
contract UptimeFeed is IResumption {
    error OnlyMessenger(address caller);
    error ChangeNotAfterLast(uint64 given, uint64 last);
    error ChangeInFuture(uint64 given, uint64 current);
    /// @notice The sequencer has been down since `since` (Unix seconds).
    error SequencerIsDown(uint64 since);

    /// @notice The sequencer has been down since `downSince` (Unix seconds).
    event SequencerLost(uint64 downSince);
    /// @notice The sequencer has been up again since `upSince` (Unix seconds).
    event SequencerResumed(uint64 upSince);

    address private immutable _messenger;
    bool private _isDown;
    uint64 private _startedAt;

    constructor(address messenger) {
        _messenger = messenger;
    }

    /// @notice Remembers that the sequencer went down at this time (Unix seconds); refused while it is down already.
    function sequencerDown(uint64 downSince) external {
        _change(true, downSince);
        emit SequencerLost(downSince);
    }

    /// @notice Remembers that the sequencer came back at this time (Unix seconds). An outage in which no block was made need
    /// not have been told of.
    function sequencerResumed(uint64 upSince) external {
        _change(false, upSince);
        emit SequencerResumed(upSince);
    }

    /// @notice 0 if the sequencer is up, 1 if it is down: Chainlink's answer. Up until there is word.
    function answer() external view returns (uint8) {
        return _isDown ? 1 : 0;
    }

    /// @notice Since when that is the answer (Unix seconds); zero until there is word.
    function startedAt() external view returns (uint64) {
        return _startedAt;
    }

    /// @inheritdoc IResumption
    /// @dev Refused while the sequencer is down, so that no reader takes an old return for the last one.
    function resumedAt() external view returns (uint64) {
        if (_isDown) revert SequencerIsDown(_startedAt);
        return _startedAt;
    }

    function _change(bool isDown, uint64 since) private {
        if (msg.sender != _messenger) revert OnlyMessenger(msg.sender);
        if (isDown && _isDown) revert SequencerIsDown(_startedAt);
        if (since <= _startedAt) revert ChangeNotAfterLast(since, _startedAt);
        if (since > block.timestamp) revert ChangeInFuture(since, uint64(block.timestamp));
        (_isDown, _startedAt) = (isDown, since);
    }
}
