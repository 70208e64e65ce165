// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A carry over which a loss can be spread
interface ISpread {
    error OnlyShortfalls(address caller);

    /// @notice Every open position owes the same share of its entry notional more, so that all together owe `amount`, and
    /// less than a billionth of all notional on top.
    /// @param amount USD times 1e6, positive
    /// @return borne as much of it as there is entry notional: nobody owes more than his own
    /// @return ratio that share, times 1e9
    function spread(int64 amount) external returns (int64 borne, int64 ratio);
}
