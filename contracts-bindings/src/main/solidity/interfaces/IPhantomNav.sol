// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "./IPerpMarket.sol";

/// @title How much of a pool's net asset value is owed by traders who cannot pay
interface IPhantomNav {
    /// @notice Negative equity at the mark that the pockets ahead of the pool could not pay now, USD times 1e6.
    function phantomNavUncovered(IPerpMarket market) external view returns (uint256);
}
