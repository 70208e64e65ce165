// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Figures that may change within bounds
interface IParameter {
    error NoParameter(bytes32 name);

    /// @notice The figure's present value, in the unit of whoever reads it.
    function valueOf(bytes32 name) external view returns (int64);
}
