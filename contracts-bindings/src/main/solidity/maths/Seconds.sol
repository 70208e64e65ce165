// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";

/// @title The one check of times given at deployment, in seconds
library Seconds {
    /// @notice No time that a feed is made with is longer.
    uint64 internal constant LONGEST = 365 days;

    /// @dev Both bounds are allowed values.
    function requireWithin(string memory figure, uint64 value, uint64 least, uint64 most) internal pure {
        Figures.requireWithin(figure, int256(uint256(value)), int256(uint256(least)), int256(uint256(most)));
    }
}
