// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action} from "./IGate.sol";

/// @title At which PnL of the traders shares of the pool are bought and sold
interface INavRule {
    /// @notice Net PnL of all traders at the mark, as far as it counts when somebody joins (`DEPOSIT`) or leaves
    /// (`WITHDRAW`); USD times 1e6, positive if they are winning.
    function countedPnl(Action action) external view returns (int64);

    /// @notice USD times 1e6 of the pool's cash that nobody may take out, because traders may win it.
    function boundCash() external view returns (uint256);
}
