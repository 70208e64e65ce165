// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {CooldownVault} from "../CooldownVault.sol";
import {Figures} from "../interfaces/Figures.sol";
import {ICoverable} from "../interfaces/ICoverable.sol";
import {IPocket} from "../interfaces/IPocket.sol";
import {IStakeBuyer} from "../interfaces/IStakeBuyer.sol";
import {DeficitMaths} from "../maths/DeficitMaths.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";

/// @title Staked tokens that stand for deficits above an offset (Aave Umbrella)
/// @notice The first losses, up to the offset, are not the stakers'. What lies above is slashed, with a fee on top, in the
/// call that made the deficit or by anybody later; slashed stake is sold, and the deficit is pending until its dollars have
/// reached the pool. Some stake always stays. The stake is the dollar itself or a token with a buyer.
contract DeficitSafetyModule is CooldownVault, IPocket {
    using SafeERC20 for IERC20;

    struct Wiring {
        IERC20 stake;
        IERC20 dollar;
        address lpPool;
        address waterfall;
        address feeRecipient;
        IStakeBuyer buyer;
    }

    struct Terms {
        int64 offset;
        int64 feeRatio;
        bool isDeferred;
        uint64 cooldown;
        uint64 window;
    }

    /// @notice One storage slot. `total` was not covered yet, `pending` of it is being turned into dollars (both USD times
    /// 1e6); `slashed` is stake that waits to be sold.
    struct Deficit {
        int64 total;
        int64 pending;
        int64 slashed;
    }

    /// @notice There is no deficit that stakers owe beside what is pending, or nothing to take; USD times 1e6.
    error NothingToSlash(int64 total, int64 pending);
    /// @notice No slashed stake, or nobody who would buy it now.
    error NothingToSell(int64 slashed);

    /// @notice `stake` was taken for `covered` (USD times 1e6), the fee not included.
    event Slashed(uint256 stake, int64 covered);
    /// @notice `stake` was sold at `price` (USD times 1e8) for `dollars`; `paid` went to the pool, the rest is the fee.
    event Covered(uint256 stake, int64 price, uint256 dollars, uint256 paid);

    /// @notice Units of stake that no slash takes, so that shares always have a price.
    uint256 public constant LEAST_STAKE = 1e6;
    int64 private constant PRICE_OF_DOLLAR = 1e8;

    IERC20 private immutable _dollar;
    address private immutable _lpPool;
    address private immutable _waterfall;
    address private immutable _feeRecipient;
    IStakeBuyer private immutable _buyer;
    int64 private immutable _offset;
    int64 private immutable _feeRatio;
    bool private immutable _isDeferred;
    Deficit private _deficit;

    /// @param wiring `feeRecipient` gets the fee; `buyer` is zero if the stake is the dollar
    /// @param terms `offset` USD times 1e6 of deficits that are not the stakers'; `feeRatio` (times 1e9) on a slash, at most
    /// 1.0; `isDeferred` if a slash is a call of its own; cooldown and window in seconds
    constructor(Wiring memory wiring, Terms memory terms)
        ERC20("Backstop Safety Module", "bsSM")
        ERC4626(wiring.stake)
        CooldownVault(terms.cooldown, terms.window)
    {
        Figures.requireWithin("offset", terms.offset, 0, type(int64).max);
        Figures.requireWithin("feeRatio", terms.feeRatio, 0, FixedPoint.RATIO_ONE);
        _dollar = wiring.dollar;
        _lpPool = wiring.lpPool;
        _waterfall = wiring.waterfall;
        _feeRecipient = wiring.feeRecipient;
        _buyer = wiring.buyer;
        _offset = terms.offset;
        _feeRatio = terms.feeRatio;
        _isDeferred = terms.isDeferred;
    }

    /// @inheritdoc IPocket
    /// @dev A deferred slash pays nothing here: the pockets after this one bear the shortfall until it is covered. What a
    /// slash in this call does not pay is theirs for good; only the offset is remembered.
    function absorb(uint256 shortfall) external returns (uint256 paid) {
        if (msg.sender != _waterfall) revert OnlyWaterfall(msg.sender);
        _deficit.total += FixedPoint.toInt64(int256(shortfall));
        if (_isDeferred) return 0;
        if (_slash() > 0) paid = _sell();
        if (paid > 0) _dollar.safeTransfer(_lpPool, paid);
        _deficit = Deficit(FixedPoint.min(_deficit.total, _offset), 0, 0);
    }

    /// @notice Takes stake for deficits above the offset that are not pending yet; anybody may call it.
    function slash() external returns (uint256 stake) {
        stake = _slash();
        if (stake == 0) revert NothingToSlash(_deficit.total, _deficit.pending);
    }

    /// @notice Sells slashed stake and pays the pool; anybody may call it. What a sale does not bring can be slashed again.
    function cover() external returns (uint256 paid) {
        paid = _sell();
        if (paid == 0) revert NothingToSell(_deficit.slashed);
        _dollar.forceApprove(_lpPool, paid);
        ICoverable(_lpPool).cover(paid);
    }

    /// @inheritdoc IPocket
    function available() external view returns (uint256 balance, uint256 capPerEvent) {
        int64 raised = _isDeferred ? int64(0) : FixedPoint.toInt64(int256(_worthOf(_takeable())));
        return (uint64(DeficitMaths.withoutFee(raised, _feeRatio)), uint64(type(int64).max));
    }

    /// @inheritdoc IPocket
    function isInPool() external pure returns (bool) {
        return false;
    }

    /// @notice Deficits that are not covered yet.
    function deficit() external view returns (Deficit memory) {
        return _deficit;
    }

    /// @notice The stake less all slashes, in its own units.
    function totalAssets() public view override returns (uint256) {
        return _cash();
    }

    function _slash() private returns (uint256 stake) {
        Deficit memory before = _deficit;
        int64 open = DeficitMaths.newDeficit(before.total, _offset, before.pending);
        uint256 takeable = _takeable();
        if (open == 0 || takeable == 0) return 0;
        int64 needed = DeficitMaths.withFee(open, _feeRatio);
        int64 raised = FixedPoint.toInt64(int256(_worthOf(takeable)));
        stake = raised < needed ? takeable : Math.min(takeable, _stakeFor(uint64(needed)));
        int64 covered = DeficitMaths.covered(open, raised, needed);
        _unbook(stake);
        _deficit = Deficit(before.total, before.pending + covered, before.slashed + FixedPoint.toInt64(int256(stake)));
        emit Slashed(stake, covered);
    }

    /// @return paid what is left of the sale for the pool, still here
    function _sell() private returns (uint256 paid) {
        Deficit memory before = _deficit;
        uint256 stake = Math.min(uint64(before.slashed), _sellable());
        if (stake == 0) return 0;
        int64 price = _isDollar() ? PRICE_OF_DOLLAR : _buyer.price();
        uint256 dollars = _sold(stake);
        paid = Math.min(dollars, uint64(before.pending));
        int64 left = before.slashed - int64(uint64(stake));
        int64 pending = left == 0 ? int64(0) : before.pending - int64(uint64(paid));
        _deficit = Deficit(before.total - int64(uint64(paid)), pending, left);
        if (dollars > paid) _dollar.safeTransfer(_feeRecipient, dollars - paid);
        emit Covered(stake, price, dollars, paid);
    }

    function _sold(uint256 stake) private returns (uint256 dollars) {
        if (_isDollar()) return stake;
        IERC20(asset()).forceApprove(address(_buyer), stake);
        return _buyer.buy(stake);
    }

    /// @dev What a slash may take: all but the least, as far as it can be sold.
    function _takeable() private view returns (uint256) {
        return Math.min(Math.saturatingSub(_cash(), LEAST_STAKE), _sellable());
    }

    function _sellable() private view returns (uint256) {
        return _isDollar() ? type(uint256).max : _buyer.mostTokens();
    }

    /// @dev Asked only when there is stake enough, so there is a price and the number is small.
    function _stakeFor(uint256 dollars) private view returns (uint256) {
        return _isDollar() ? dollars : _buyer.tokensFor(dollars);
    }

    function _worthOf(uint256 stake) private view returns (uint256) {
        return _isDollar() ? stake : _buyer.dollarsFor(stake);
    }

    function _isDollar() private view returns (bool) {
        return address(_buyer) == address(0);
    }
}
