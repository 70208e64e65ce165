// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {Action, IGate} from "../interfaces/IGate.sol";

/// @title Several gates as one
/// @notice Asked in order; the first that refuses decides the error.
contract GateList is IGate {
    IGate[] private _gates;

    constructor(IGate[] memory gates_) {
        Figures.requireWithin("gates", int256(gates_.length), 1, 8);
        _gates = gates_;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64 account, uint64 changedAt) external view {
        uint256 count = _gates.length;
        for (uint256 i = 0; i < count; i++) {
            _gates[i].check(action, account, changedAt);
        }
    }

    function gates() external view returns (IGate[] memory) {
        return _gates;
    }
}
