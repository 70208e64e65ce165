// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A figure given at deployment lies outside what the contract can keep its promises with.
error FigureOutOfRange(string figure, int256 value);

/// @notice The one check of figures given at deployment; the same bounds stand in the Java specs.
library Figures {
    /// @dev Both bounds are allowed values.
    function requireWithin(string memory figure, int256 value, int256 least, int256 most) internal pure {
        if (value < least || value > most) revert FigureOutOfRange(figure, value);
    }
}
