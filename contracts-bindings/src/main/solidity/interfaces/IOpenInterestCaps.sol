// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "./IPerpMarket.sol";

/// @title How much may be open
interface IOpenInterestCaps {
    /// @notice A side holds more than its cap, sizes or notionals; the size is compared first.
    error OpenInterestAboveCap(bool isLong, int64 interest, int64 cap);

    /// @notice Reverts if the open interest is above a cap after a trade that adds to it.
    /// @param interest the open interest with the trade
    /// @param isLong the side that grew
    function requireWithin(IPerpMarket.OpenInterest calldata interest, bool isLong) external view;
}
