// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice What one close could not pay: `size` in market units with its sign, closed at `executionPrice` (USD times 1e8);
/// `amount` is USD times 1e6.
struct Loss {
    uint64 account;
    int64 size;
    int64 executionPrice;
    uint256 amount;
}

/// @title The ordered payers of a market's shortfalls
interface ILossWaterfall {
    /// @notice `amount` is USD times 1e6, zero if the pocket paid nothing.
    struct PocketPayment {
        address pocket;
        uint256 amount;
    }

    error OnlyMarket(address caller);

    /// @notice One shortfall has been paid for, one entry per pocket in order; amounts, what is pending and bad debt add up to
    /// `shortfall`.
    event ShortfallSettled(
        uint64 indexed account, uint256 shortfall, PocketPayment[] paid, uint256 pending, uint256 badDebt
    );

    /// @notice Lets the pockets pay in order; what they leave is pending if there is a last resort, and else bad debt.
    /// @return received what pockets have sent to the pool
    function settle(Loss calldata loss) external returns (uint256 received);

    /// @notice The pockets in the order in which they pay.
    function pockets() external view returns (address[] memory);

    /// @notice Who takes over what the pockets leave; zero if that is bad debt at once.
    function lastResort() external view returns (address);
}
