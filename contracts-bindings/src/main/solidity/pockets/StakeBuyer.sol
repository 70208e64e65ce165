// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Figures} from "../interfaces/Figures.sol";
import {IPriceFeed} from "../interfaces/IPriceFeed.sol";
import {IStakeBuyer} from "../interfaces/IStakeBuyer.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";

/// @title A buyer at the feed's price less a haircut
/// @notice Stands for the market in which slashed stake is sold. Its dollars are a gift of whoever set it up, for one seller:
/// bought from anybody, they would be gone before a slash. What it has bought stays with it.
contract StakeBuyer is IStakeBuyer {
    using SafeERC20 for IERC20;

    uint256 private constant PRICE_ONE = 1e8;

    IERC20 private immutable _stake;
    IERC20 private immutable _dollar;
    IPriceFeed private immutable _feed;
    int64 private immutable _haircut;
    address private immutable _seller;

    /// @param feed USD times 1e8 for one whole token of stake, whatever the price's age
    /// @param haircut share of the price that the seller loses (times 1e9), less than 1.0
    /// @param seller who alone may sell, such as a safety module that is deployed later
    constructor(IERC20 stake, IERC20 dollar, IPriceFeed feed, int64 haircut, address seller) {
        Figures.requireWithin("haircut", haircut, 0, FixedPoint.RATIO_ONE - 1);
        _stake = stake;
        _dollar = dollar;
        _feed = feed;
        _haircut = haircut;
        _seller = seller;
    }

    /// @inheritdoc IStakeBuyer
    function buy(uint256 tokens) external returns (uint256 dollars) {
        if (msg.sender != _seller) revert OnlySeller(msg.sender);
        if (tokens > mostTokens()) revert BuyerShortOfDollars(tokens, mostTokens());
        dollars = dollarsFor(tokens);
        _stake.safeTransferFrom(msg.sender, address(this), tokens);
        _dollar.safeTransfer(msg.sender, dollars);
        emit StakeBought(msg.sender, tokens, price(), dollars);
    }

    /// @inheritdoc IStakeBuyer
    function tokensFor(uint256 dollars) external view returns (uint256) {
        return Math.mulDiv(dollars, PRICE_ONE, uint64(price()), Math.Rounding.Ceil);
    }

    /// @inheritdoc IStakeBuyer
    function price() public view returns (int64) {
        (int64 full,) = _feed.latest();
        return FixedPoint.mulDivFloor(full, FixedPoint.RATIO_ONE - _haircut, FixedPoint.RATIO_ONE);
    }

    /// @inheritdoc IStakeBuyer
    function dollarsFor(uint256 tokens) public view returns (uint256) {
        return Math.mulDiv(tokens, uint64(price()), PRICE_ONE);
    }

    /// @inheritdoc IStakeBuyer
    function mostTokens() public view returns (uint256) {
        if (price() == 0) return 0;
        return Math.mulDiv(_dollar.balanceOf(address(this)), PRICE_ONE, uint64(price()));
    }
}
