// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The ordered payers of a market's shortfalls
interface ILossWaterfall {
    /// @notice `amount` is USD times 1e6, zero if the pocket paid nothing.
    struct PocketPayment {
        address pocket;
        uint256 amount;
    }

    error OnlyMarket(address caller);

    /// @notice One shortfall has been paid for, one entry per pocket in order; amounts and bad debt add up to `shortfall`.
    event ShortfallSettled(uint64 indexed account, uint256 shortfall, PocketPayment[] paid, uint256 badDebt);

    /// @notice Lets the pockets pay in order.
    /// @param shortfall USD times 1e6
    /// @return received what pockets other than the pool have sent to the pool
    function settle(uint64 account, uint256 shortfall) external returns (uint256 received);

    /// @notice The pockets in the order in which they pay.
    function pockets() external view returns (address[] memory);
}
