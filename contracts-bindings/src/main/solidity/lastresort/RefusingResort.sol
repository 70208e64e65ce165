// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILastResort} from "../interfaces/ILastResort.sol";
import {Loss} from "../interfaces/ILossWaterfall.sol";

/// @title No close that the pockets cannot pay for
/// @notice Whoever is below nothing stays open until the fund has grown or the price has come back (Perp v2's CH_IIC).
contract RefusingResort is ILastResort {
    /// @notice The pockets lack USD times 1e6.
    error FundTooSmall(uint256 missing);

    address private immutable _waterfall;

    constructor(address waterfall) {
        _waterfall = waterfall;
    }

    /// @inheritdoc ILastResort
    /// @dev The revert also undoes what the pockets paid.
    function owe(Loss calldata, uint256 rest) external view {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        revert FundTooSmall(rest);
    }
}
