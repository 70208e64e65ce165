// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILpPool} from "./interfaces/ILpPool.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title The depositors who are the counterparty of all traders
/// @notice Receives what traders lose, pays what they win, and as a pocket forgoes the loss that nobody paid it.
contract LpPool is ERC4626, ILpPool, IPocket {
    using SafeERC20 for IERC20;

    IPerpMarket private immutable _market;
    address private immutable _waterfall;
    uint256 private immutable _capPerEvent;

    /// @param capPerEvent_ USD times 1e6 of one shortfall that counts as paid by the pool; the largest int64 stands for
    /// "no cap". What lies above is bad debt, which the pool bears as well: the cap only decides the name.
    constructor(IERC20 token, IPerpMarket market, address waterfall, uint256 capPerEvent_)
        ERC20("Backstop LP Pool", "bsLP")
        ERC4626(token)
    {
        _market = market;
        _waterfall = waterfall;
        _capPerEvent = capPerEvent_;
    }

    /// @inheritdoc ILpPool
    function payTrader(uint256 profit) external returns (uint256 paid) {
        if (msg.sender != address(_market)) revert OnlyMarket(msg.sender);
        paid = Math.min(profit, _cash());
        if (paid > 0) IERC20(asset()).safeTransfer(msg.sender, paid);
    }

    /// @inheritdoc IPocket
    /// @dev No token moves: the pool is the one to whom the shortfall is owed.
    function absorb(uint256 shortfall) external view returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        return Math.min(shortfall, _capPerEvent);
    }

    function capPerEvent() external view returns (uint256) {
        return _capPerEvent;
    }

    /// @notice Cash less what the traders would win at the on-chain mark (plus what they would lose) less unpaid claims.
    function totalAssets() public view override returns (uint256) {
        int256 netAssets = int256(_cash()) - _market.unrealisedPnl() - _market.unpaidClaims();
        return netAssets > 0 ? uint256(netAssets) : 0;
    }

    /// @notice Limited by the cash that neither open positions nor unpaid claims need; `maxWithdraw` follows from it.
    function maxRedeem(address owner) public view override returns (uint256) {
        return Math.min(balanceOf(owner), _convertToShares(freeCash(), Math.Rounding.Floor));
    }

    /// @notice USD times 1e6 that depositors may take out.
    function freeCash() public view returns (uint256) {
        uint256 bound = _market.reservedCash() + uint64(_market.unpaidClaims());
        return Math.saturatingSub(_cash(), bound);
    }

    function _cash() private view returns (uint256) {
        return IERC20(asset()).balanceOf(address(this));
    }

    /// @dev Three digits of virtual shares make an inflation attack on the first depositor a loss for the attacker.
    function _decimalsOffset() internal pure override returns (uint8) {
        return 3;
    }
}
