// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {CashVault} from "./CashVault.sol";
import {Action, IGate} from "./interfaces/IGate.sol";
import {ICoverable} from "./interfaces/ICoverable.sol";
import {ILpPool} from "./interfaces/ILpPool.sol";
import {INavRule} from "./interfaces/INavRule.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {IPhantomNav} from "./interfaces/IPhantomNav.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title The depositors who are the counterparty of all traders
/// @notice Receives what traders lose, pays what they win, and as a pocket forgoes the loss that nobody paid it.
contract LpPool is CashVault, ILpPool, ICoverable, IPocket {
    IPerpMarket private immutable _market;
    address private immutable _waterfall;
    uint256 private immutable _capPerEvent;
    IGate private immutable _gate;
    INavRule private immutable _navRule;
    IPhantomNav private immutable _phantomNav;

    /// @param capPerEvent_ USD times 1e6 of one shortfall that counts as paid by the pool; the largest int64 stands for
    /// "no cap". What lies above is bad debt, which the pool bears as well: the cap only decides the name.
    /// @param gate who may refuse deposits and withdrawals; zero if nobody
    /// @param navRule at which PnL of the traders shares are bought and sold; zero for all of it
    /// @param phantomNav whom withdrawals ask for losses that nobody will pay; zero if they are paid at the full value
    constructor(
        IERC20 token,
        IPerpMarket market,
        address waterfall,
        uint256 capPerEvent_,
        IGate gate,
        INavRule navRule,
        IPhantomNav phantomNav
    )
        ERC20("Backstop LP Pool", "bsLP")
        ERC4626(token)
    {
        _market = market;
        _waterfall = waterfall;
        _capPerEvent = capPerEvent_;
        _gate = gate;
        _navRule = navRule;
        _phantomNav = phantomNav;
    }

    /// @inheritdoc ILpPool
    function payTrader(uint256 profit) external returns (uint256 paid) {
        if (msg.sender != address(_market)) revert OnlyMarket(msg.sender);
        paid = Math.min(profit, _cash());
        if (paid > 0) _transferOut(msg.sender, paid);
    }

    /// @inheritdoc ILpPool
    function credit(uint256 amount) external {
        if (msg.sender != address(_market)) revert OnlyMarket(msg.sender);
        _book(amount);
    }

    /// @inheritdoc ICoverable
    /// @dev Open to anybody: whoever makes shares dear pays for it, and virtual shares make him lose more than he robs.
    function cover(uint256 amount) external {
        _market.accrue();
        _transferIn(msg.sender, amount);
        emit LossCovered(msg.sender, amount);
    }

    /// @inheritdoc IPocket
    /// @dev No token moves: the pool is the one to whom the shortfall is owed.
    function absorb(uint256 shortfall) external view returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        return Math.min(shortfall, _capPerEvent);
    }

    /// @inheritdoc IPocket
    function available() external view returns (uint256 balance, uint256 capPerEvent) {
        return (_cash(), _capPerEvent);
    }

    /// @inheritdoc IPocket
    function isInPool() external pure returns (bool) {
        return true;
    }

    /// @inheritdoc ILpPool
    function cash() external view returns (uint256) {
        return _cash();
    }

    /// @notice Cash less what the market owes at the on-chain mark: what traders would win (lose) and have to pay, unpaid
    /// claims, the impact pool.
    function totalAssets() public view override returns (uint256) {
        return _netAssets(_market.liabilities());
    }

    /// @notice The shares for this deposit, rounded down.
    function previewDeposit(uint256 assets) public view override returns (uint256) {
        return Math.mulDiv(assets, _allShares(), _netAssets(_owedFor(Action.DEPOSIT)) + 1);
    }

    /// @notice What these shares cost, rounded up.
    function previewMint(uint256 shares) public view override returns (uint256) {
        return Math.mulDiv(shares, _netAssets(_owedFor(Action.DEPOSIT)) + 1, _allShares(), Math.Rounding.Ceil);
    }

    /// @notice None while there are shares that are worth nothing: one unit of money would buy almost the whole pool.
    function maxDeposit(address) public view override returns (uint256) {
        return _isWorthless() ? 0 : type(uint256).max;
    }

    /// @notice None while there are shares that are worth nothing, as for deposits.
    function maxMint(address) public view override returns (uint256) {
        return _isWorthless() ? 0 : type(uint256).max;
    }

    /// @notice Limited by the cash that no open position, unpaid claim or cap of the PnL needs; `maxWithdraw` follows from it.
    function maxRedeem(address owner) public view override returns (uint256) {
        return Math.min(balanceOf(owner), _sharesLeavingFor(freeCash(), Math.Rounding.Floor));
    }

    /// @notice What the shares are worth to whoever leaves: without the losses that nobody will pay, if the pool nets them.
    function previewRedeem(uint256 shares) public view override returns (uint256) {
        return Math.mulDiv(shares, _assetsOfLeavers() + 1, _allShares());
    }

    /// @notice The shares that this withdrawal costs, at the value of `previewRedeem`, rounded up.
    function previewWithdraw(uint256 assets) public view override returns (uint256) {
        return _sharesLeavingFor(assets, Math.Rounding.Ceil);
    }

    /// @notice USD times 1e6 that depositors may take out.
    function freeCash() public view returns (uint256) {
        uint256 bound = _market.reservedCash() + uint64(_market.unpaidClaims());
        if (address(_navRule) != address(0)) bound = Math.max(bound, _navRule.boundCash());
        return Math.saturatingSub(_cash(), bound);
    }

    function _sharesLeavingFor(uint256 assets, Math.Rounding rounding) private view returns (uint256) {
        return Math.mulDiv(assets, _allShares(), _assetsOfLeavers() + 1, rounding);
    }

    function _deposit(address caller, address receiver, uint256 assets, uint256 shares) internal override {
        _prepare(Action.DEPOSIT);
        super._deposit(caller, receiver, assets, shares);
    }

    function _withdraw(address caller, address receiver, address owner, uint256 assets, uint256 shares)
        internal
        override
    {
        _prepare(Action.WITHDRAW);
        super._withdraw(caller, receiver, owner, assets, shares);
    }

    /// @dev What traders owe until now is due for the cash that there was: else a deposit would lower it afterwards.
    function _prepare(Action action) private {
        if (address(_gate) != address(0)) _gate.check(action, 0, 0);
        _market.accrue();
    }

    function _assetsOfLeavers() private view returns (uint256) {
        int256 owed = _owedFor(Action.WITHDRAW);
        if (address(_phantomNav) == address(0)) return _netAssets(owed);
        return _netAssets(owed + int256(_phantomNav.phantomNavUncovered(_market)));
    }

    /// @dev What the market owes to others in the eyes of whoever joins or leaves, before any loss that nobody will pay.
    function _owedFor(Action action) private view returns (int256 owed) {
        owed = _market.liabilities();
        if (address(_navRule) != address(0)) owed += int256(_navRule.countedPnl(action)) - _market.unrealisedPnl();
    }

    /// @dev What all shares are worth when so much of the cash is owed to others.
    function _netAssets(int256 owed) internal view virtual returns (uint256) {
        int256 netAssets = int256(_cash()) - owed;
        return netAssets > 0 ? uint256(netAssets) : 0;
    }

    function _isWorthless() private view returns (bool) {
        return totalSupply() > 0 && totalAssets() == 0;
    }
}
