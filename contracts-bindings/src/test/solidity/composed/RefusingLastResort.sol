// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILastResort} from "../../../main/solidity/interfaces/ILastResort.sol";
import {Loss} from "../../../main/solidity/interfaces/ILossWaterfall.sol";

/// @title A last resort that lets nobody close what the fund cannot pay (Perp v2)
contract RefusingLastResort is ILastResort {
    error FundTooSmall(uint64 account, uint256 missing);

    /// @inheritdoc ILastResort
    function owe(Loss calldata loss, uint256 rest) external pure {
        revert FundTooSmall(loss.account, rest);
    }
}
