// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title What a liquidation pays to whoever sends it
interface IKeeperReward {
    /// @param notional USD times 1e6 of what is closed
    /// @return USD times 1e6, as far as the position can pay it
    function reward(int64 notional) external view returns (int64);

    /// @notice USD times 1e6 that no reward exceeds, so that a keeper knows whom to look at.
    function mostReward() external view returns (int64);
}
