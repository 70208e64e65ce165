// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Something that was silent and knows since when it no longer is
interface IResumption {
    /// @notice When the last silence ended (Unix seconds); zero if there was none yet. May be refused while one lasts.
    function resumedAt() external view returns (uint64);
}
