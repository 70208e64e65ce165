// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IOrderQueue} from "../interfaces/IOrderQueue.sol";

/// @title In which direction an order trades, and at which prices its owner wants it
/// @dev Pure, mirrored line by line in Java.
library OrderMaths {
    /// @notice A number with the sign of what the owner buys (positive) or sells; zero if nothing is traded.
    /// @param size of the order
    /// @param held size of the position, which only a CLOSE asks for
    function bought(IOrderQueue.Kind kind, int64 size, int64 held) internal pure returns (int256) {
        if (kind == IOrderQueue.Kind.CLOSE) return -int256(held);
        return kind == IOrderQueue.Kind.DECREASE ? -int256(size) : int256(size);
    }

    /// @notice Whether a buyer pays at most, a seller gets at least the acceptable price; zero accepts every price.
    function isAcceptable(int256 bought_, int64 price, int64 acceptablePrice) internal pure returns (bool) {
        if (bought_ == 0 || acceptablePrice == 0) return true;
        return bought_ > 0 ? price <= acceptablePrice : price >= acceptablePrice;
    }
}
