// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Figures} from "../interfaces/Figures.sol";
import {IPocket} from "../interfaces/IPocket.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {TrancheMaths} from "../maths/TrancheMaths.sol";
import {PoolPart} from "./PoolPart.sol";
import {TrancheShare} from "./TrancheShare.sol";

/// @title Junior and senior depositors of one pool
/// @notice Holds shares of the pool for two classes of depositors and divides what they are worth: losses by a ratio or
/// the junior first, gains first to whoever has lost, the senior before the junior, then by a ratio. As a pocket ahead of the
/// pool it says how much of a shortfall is the junior's.
/// @dev The pool is asked what it pays to whoever leaves, so what it nets from withdrawals is netted here too.
contract Tranches is PoolPart {
    using SafeERC20 for IERC20;

    enum Tranche {
        JUNIOR,
        SENIOR
    }

    /// @notice There are shares that are worth nothing: one unit of money would buy almost the whole tranche.
    error WorthlessTranche(Tranche tranche);
    /// @notice So little that it buys no share.
    error NoShares(uint256 assets);

    /// @notice USD times 1e6: what the tranches are worth now, and what they have lost and not got back.
    event Revalued(int64 junior, int64 senior, int64 juniorDeficit, int64 seniorDeficit);
    /// @notice `assets` is what the pool's shares became worth more, USD times 1e6.
    event Deposited(Tranche indexed tranche, address indexed receiver, uint256 assets, uint256 shares);
    event Redeemed(Tranche indexed tranche, address indexed owner, uint256 assets, uint256 shares);

    IERC20 private immutable _token;
    IERC4626 private immutable _lpPool;
    int64 private immutable _juniorLossRatio;
    int64 private immutable _juniorGainRatio;
    TrancheShare private immutable _juniorShare;
    TrancheShare private immutable _seniorShare;

    TrancheMaths.Worth private _worth;
    /// @dev The junior's part of shortfalls since the last valuation, in which they were not yet.
    int64 private _absorbed;

    /// @param juniorLossRatio the junior's share of a loss (times 1e9) while it has something, 1.0 for "junior first"
    /// @param juniorGainRatio the junior's share of a gain (times 1e9) when all losses are made good
    constructor(
        IERC20 token,
        IERC4626 lpPool,
        address waterfall,
        int64 juniorLossRatio,
        int64 juniorGainRatio
    ) PoolPart(waterfall) {
        Figures.requireWithin("juniorLossRatio", juniorLossRatio, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("juniorGainRatio", juniorGainRatio, 0, FixedPoint.RATIO_ONE);
        _token = token;
        _lpPool = lpPool;
        _juniorLossRatio = juniorLossRatio;
        _juniorGainRatio = juniorGainRatio;
        _juniorShare = new TrancheShare("Backstop Junior LP", "bsJLP");
        _seniorShare = new TrancheShare("Backstop Senior LP", "bsSLP");
    }

    /// @inheritdoc IPocket
    /// @dev Among what the junior was worth at the last valuation: in the middle of a market's call the pool tells no value.
    function absorb(uint256 shortfall) external returns (uint256 paid) {
        _requireWaterfall();
        int64 asked = FixedPoint.toInt64(int256(shortfall));
        int64 borne = TrancheMaths.juniorLoss(asked, _juniorLossRatio, _worth.junior - _absorbed);
        _absorbed += borne;
        return uint64(borne);
    }

    /// @notice Values the tranches anew; anybody may ask for it at any time.
    function revalue() external {
        _revalue();
    }

    /// @notice Puts dollars of the caller into the pool for shares of a tranche, rounded down.
    /// @param assets USD times 1e6
    function deposit(Tranche tranche, uint256 assets, address receiver) external returns (uint256 shares) {
        _revalue();
        TrancheShare share = shareOf(tranche);
        uint256 before = totalAssets(tranche);
        if (before == 0 && share.totalSupply() > 0) revert WorthlessTranche(tranche);
        uint256 added = _putIntoPool(assets);
        shares = Math.mulDiv(added, share.totalSupply() + share.VIRTUAL(), before + 1);
        if (shares == 0) revert NoShares(assets);
        _change(tranche, FixedPoint.toInt64(int256(added)));
        share.mint(receiver, shares);
        emit Deposited(tranche, receiver, added, shares);
    }

    /// @notice Pays what shares of the caller are worth, rounded down, as far as the pool has free cash.
    function redeem(Tranche tranche, uint256 shares, address receiver) external returns (uint256 assets) {
        _revalue();
        assets = previewRedeem(tranche, shares);
        TrancheShare share = shareOf(tranche);
        uint256 all = share.totalSupply();
        share.burn(msg.sender, shares);
        _lowerDeficit(tranche, shares, all);
        _change(tranche, -FixedPoint.toInt64(int256(assets)));
        _lpPool.withdraw(assets, receiver, address(this));
        emit Redeemed(tranche, msg.sender, assets, shares);
    }

    /// @notice What the tranches were worth at the last valuation, USD times 1e6.
    function worth() external view returns (TrancheMaths.Worth memory) {
        return _worth;
    }

    /// @notice The token of a tranche's shares.
    function shareOf(Tranche tranche) public view returns (TrancheShare) {
        return tranche == Tranche.JUNIOR ? _juniorShare : _seniorShare;
    }

    /// @notice What a tranche was worth at the last valuation, USD times 1e6.
    function totalAssets(Tranche tranche) public view returns (uint256) {
        return uint64(tranche == Tranche.JUNIOR ? _worth.junior : _worth.senior);
    }

    /// @notice What shares were worth at the last valuation, USD times 1e6, rounded down.
    function previewRedeem(Tranche tranche, uint256 shares) public view returns (uint256) {
        TrancheShare share = shareOf(tranche);
        uint256 assets = totalAssets(tranche);
        return Math.min(assets, Math.mulDiv(shares, assets + 1, share.totalSupply() + share.VIRTUAL()));
    }

    function _revalue() private {
        TrancheMaths.Worth memory next =
            TrancheMaths.revalued(_worth, FixedPoint.toInt64(int256(_inPool())), _ratios());
        _worth = next;
        _absorbed = 0;
        emit Revalued(next.junior, next.senior, next.juniorDeficit, next.seniorDeficit);
    }

    /// @dev A tranche without shares gets nothing, whatever its ratio.
    function _ratios() private view returns (TrancheMaths.Ratios memory ratios) {
        ratios = TrancheMaths.Ratios(_juniorLossRatio, _juniorGainRatio);
        if (_juniorShare.totalSupply() == 0) ratios.gain = 0;
        else if (_seniorShare.totalSupply() == 0) ratios.gain = FixedPoint.RATIO_ONE;
    }

    /// @return added what this contract's shares of the pool are worth more now
    function _putIntoPool(uint256 assets) private returns (uint256 added) {
        uint256 before = _inPool();
        _token.safeTransferFrom(msg.sender, address(this), assets);
        _token.forceApprove(address(_lpPool), assets);
        _lpPool.deposit(assets, address(this));
        return Math.saturatingSub(_inPool(), before);
    }

    function _change(Tranche tranche, int64 amount) private {
        if (tranche == Tranche.JUNIOR) _worth.junior += amount;
        else _worth.senior += amount;
    }

    /// @dev Whoever leaves takes its part of what may be made good along.
    function _lowerDeficit(Tranche tranche, uint256 shares, uint256 all) private {
        if (all == 0) return;
        if (tranche == Tranche.JUNIOR) {
            _worth.juniorDeficit = TrancheMaths.deficitLeft(_worth.juniorDeficit, shares, all);
        } else {
            _worth.seniorDeficit = TrancheMaths.deficitLeft(_worth.seniorDeficit, shares, all);
        }
    }

    function _inPool() private view returns (uint256) {
        return _lpPool.previewRedeem(_lpPool.balanceOf(address(this)));
    }
}
