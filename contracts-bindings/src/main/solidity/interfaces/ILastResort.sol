// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Loss} from "./ILossWaterfall.sol";

/// @title Where a shortfall goes that no pocket paid
interface ILastResort {
    error OnlyWaterfall(address caller);

    /// @notice Takes over what the pockets left of a loss.
    /// @param loss the whole of it
    /// @param rest USD times 1e6, positive
    function owe(Loss calldata loss, uint256 rest) external;
}
