// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title An outside party that buys slashed stake for dollars
/// @notice Stake has six decimals like money; it buys as much as it has dollars for and never less.
interface IStakeBuyer {
    error OnlySeller(address caller);

    /// @notice So much stake is more than the buyer can pay.
    error BuyerShortOfDollars(uint256 tokens, uint256 most);

    /// @notice `price` is USD times 1e8 for one whole token, less the haircut; `dollars` is USD times 1e6.
    event StakeBought(address indexed seller, uint256 tokens, int64 price, uint256 dollars);

    /// @notice Takes stake from its seller, who has approved it, and pays for it.
    /// @return dollars USD times 1e6, rounded down
    function buy(uint256 tokens) external returns (uint256 dollars);

    /// @notice What the buyer pays for one whole token now, USD times 1e8; zero if there is no price yet.
    function price() external view returns (int64);

    /// @notice The stake that brings so many dollars, rounded up; the price must not be zero.
    function tokensFor(uint256 dollars) external view returns (uint256);

    /// @notice The dollars for so much stake, rounded down.
    function dollarsFor(uint256 tokens) external view returns (uint256);

    /// @notice The most stake that the buyer can pay now.
    function mostTokens() external view returns (uint256);
}
