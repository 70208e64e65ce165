// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILastResort} from "./ILastResort.sol";

/// @title Shortfalls that wait for those who may have to bear them
interface IShortfalls is ILastResort {
    /// @notice One shortfall that waits: `amount` USD times 1e6, `bankruptcyPrice` (USD times 1e8) at which the closed size
    /// would have left nothing, `since` in Unix seconds.
    struct Debt {
        bool isLong;
        int64 bankruptcyPrice;
        int64 amount;
        uint64 since;
    }

    error OnlyResolver(address caller);
    error NothingPending();
    error WindowOpen(uint64 until);

    /// @notice Nobody bore this in time: USD times 1e6, written off the pool's net asset value.
    event ShortfallWrittenOff(uint256 amount);

    /// @notice Books that somebody bore a part of the oldest shortfalls.
    /// @param amount USD times 1e6, at most all that is pending
    function resolve(int64 amount) external;

    /// @notice Ends the wait of the shortfalls whose window has ended: what nobody bears then is written off. Reverts if
    /// there are none.
    /// @return amount USD times 1e6 of both
    function writeOff() external returns (int64 amount);

    /// @notice The shortfall that waits longest; reverts if nothing is pending.
    function oldest() external view returns (Debt memory);

    /// @notice When the window of the shortfall that waits longest ends, Unix seconds; zero if nothing waits.
    function windowEnd() external view returns (uint64);

    /// @notice All that waits, USD times 1e6.
    function pending() external view returns (int64);
}
