// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICarry} from "./interfaces/ICarry.sol";
import {Action, IGate} from "./interfaces/IGate.sol";
import {IKeeperReward} from "./interfaces/IKeeperReward.sol";
import {ILiquidationPolicy} from "./interfaces/ILiquidationPolicy.sol";
import {ILossWaterfall} from "./interfaces/ILossWaterfall.sol";
import {ILpPool} from "./interfaces/ILpPool.sol";
import {IOpenInterestCaps} from "./interfaces/IOpenInterestCaps.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {IPriceFeed} from "./interfaces/IPriceFeed.sol";
import {IPriceImpact} from "./interfaces/IPriceImpact.sol";
import {IProfitRule} from "./interfaces/IProfitRule.sol";
import {MarginTiers} from "./MarginTiers.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title The unchanging part of a market: its rules, its wiring, what it is composed of, its prices and its margin tests
/// @notice Nothing here moves money or writes storage.
abstract contract MarketRules is MarginTiers {
    /// @dev A position at the mark, USD times 1e6.
    struct Valuation {
        int64 notional;
        int64 triggerEquity;
        int64 maintenanceMargin;
    }

    /// @dev Keeps size times price far from the end of 128 bits.
    int64 private constant MOST_SIZE_UNITS = 1e12;

    IERC20 internal immutable _token;
    IPriceFeed internal immutable _markFeed;
    IPriceFeed internal immutable _executionFeed;
    ILpPool internal immutable _lpPool;
    ILossWaterfall internal immutable _waterfall;
    address internal immutable _feeRecipient;
    address internal immutable _operator;
    int64 internal immutable _sizeUnit;
    int64 internal immutable _liquidationFeeRatio;
    int64 internal immutable _keeperReward;
    int64 internal immutable _reserveFactor;
    uint64 internal immutable _maxAge;
    IGate internal immutable _gate;
    ICarry internal immutable _carry;
    IPriceImpact internal immutable _priceImpact;
    IOpenInterestCaps internal immutable _openInterestCaps;
    IProfitRule internal immutable _profitRule;
    ILiquidationPolicy internal immutable _liquidationPolicy;
    IKeeperReward internal immutable _keeperRewardRule;
    address internal immutable _orders;
    address internal immutable _deleverager;

    constructor(Wiring memory wiring_, Mechanisms memory mechanisms_, Rules memory rules_, Tier[] memory tiers_)
        MarginTiers(tiers_)
    {
        _requireValid(rules_, tiers_[tiers_.length - 1].maintenanceMarginRatio);
        _token = wiring_.token;
        _markFeed = wiring_.markFeed;
        _executionFeed = wiring_.executionFeed;
        _lpPool = wiring_.lpPool;
        _waterfall = wiring_.waterfall;
        _feeRecipient = wiring_.feeRecipient;
        _operator = wiring_.operator;
        _sizeUnit = rules_.sizeUnit;
        _liquidationFeeRatio = rules_.liquidationFeeRatio;
        _keeperReward = rules_.keeperReward;
        _reserveFactor = rules_.reserveFactor;
        _maxAge = rules_.maxAge;
        _gate = mechanisms_.gate;
        _carry = mechanisms_.carry;
        _priceImpact = mechanisms_.priceImpact;
        _openInterestCaps = mechanisms_.openInterestCaps;
        _profitRule = mechanisms_.profitRule;
        _liquidationPolicy = mechanisms_.liquidationPolicy;
        _keeperRewardRule = mechanisms_.keeperReward;
        _orders = mechanisms_.orders;
        _deleverager = mechanisms_.deleverager;
    }

    /// @inheritdoc IPerpMarket
    function rules() external view returns (Rules memory) {
        return Rules(_sizeUnit, _liquidationFeeRatio, _keeperReward, _reserveFactor, _maxAge);
    }

    /// @inheritdoc IPerpMarket
    function wiring() external view returns (Wiring memory) {
        return Wiring(_token, _markFeed, _executionFeed, _lpPool, _waterfall, _feeRecipient, _operator);
    }

    /// @inheritdoc IPerpMarket
    function mechanisms() external view returns (Mechanisms memory) {
        return Mechanisms(
            _gate,
            _carry,
            _priceImpact,
            _openInterestCaps,
            _profitRule,
            _liquidationPolicy,
            _keeperRewardRule,
            _orders,
            _deleverager
        );
    }

    /// @inheritdoc IPerpMarket
    function closeMode() external view returns (CloseMode) {
        return _isOneFeed() ? CloseMode.ORACLE : CloseMode.MARKET;
    }

    /// @inheritdoc IPerpMarket
    function markPrice() public view returns (int64 price) {
        (price,) = _markFeed.latest();
    }

    /// @dev The gate, where there is one, is asked before anything else.
    function _requireAllowed(Action action, uint64 account, uint64 changedAt) internal view {
        if (address(_gate) != address(0)) _gate.check(action, account, changedAt);
    }

    /// @dev Both prices must be fresh for anything that trades, whichever of them it uses.
    function _freshPrices() internal view returns (int64 mark, int64 execution) {
        mark = _freshPrice(_markFeed);
        execution = _isOneFeed() ? mark : _freshPrice(_executionFeed);
    }

    /// @dev For a position that owes nothing for staying open, because it has just paid it.
    function _requireInitialMargin(uint64 account, Position memory held, int64 mark) internal view {
        Valuation memory value = _valued(held, mark, ICarry.Charge(0, 0));
        int64 required = initialMargin(value.notional);
        if (value.triggerEquity < required) revert InsufficientMargin(account, value.triggerEquity, required);
    }

    /// @dev For a position that owes nothing for staying open, because it has just paid it.
    function _requireHealthy(uint64 account, Position memory held, int64 mark) internal view {
        Valuation memory value = _valued(held, mark, ICarry.Charge(0, 0));
        if (_isLiquidatable(value)) {
            revert InsufficientMargin(account, value.triggerEquity, value.maintenanceMargin);
        }
    }

    function _requireLiquidatable(uint64 account, Valuation memory value) internal pure {
        if (!_isLiquidatable(value)) revert StillHealthy(account, value.triggerEquity, value.maintenanceMargin);
    }

    function _isLiquidatable(Valuation memory value) internal pure returns (bool) {
        return MarginMaths.isLiquidatable(value.triggerEquity, value.maintenanceMargin);
    }

    function _liquidationFee(int64 notional) internal view returns (int64) {
        return MarginMaths.ratioOf(notional, _liquidationFeeRatio);
    }

    function _rewardFor(int64 notional) internal view returns (int64) {
        return address(_keeperRewardRule) == address(0) ? _keeperReward : _keeperRewardRule.reward(notional);
    }

    function _valued(Position memory held, int64 mark, ICarry.Charge memory charge)
        internal
        view
        returns (Valuation memory value)
    {
        int64 pnl = MarginMaths.pnl(held.size, held.entryPrice, mark, _sizeUnit);
        value.notional = MarginMaths.notional(held.size, mark, _sizeUnit);
        value.triggerEquity = MarginMaths.triggerEquity(
            held.collateral - charge.funding - charge.borrowing,
            pnl,
            _liquidationFee(value.notional),
            _rewardFor(value.notional)
        );
        value.maintenanceMargin = maintenanceMargin(value.notional);
    }

    function _freshPrice(IPriceFeed feed) private view returns (int64 price) {
        uint64 publishTime;
        (price, publishTime) = feed.latest();
        if (price == 0) revert NoPrice(feed);
        if (block.timestamp - publishTime > _maxAge) revert StalePrice(publishTime, _maxAge);
    }

    function _isOneFeed() private view returns (bool) {
        return address(_executionFeed) == address(_markFeed);
    }

    function _requireValid(Rules memory rules_, int64 largestMaintenanceRatio) private pure {
        _requireAtLeast("sizeUnit", rules_.sizeUnit, 1);
        _requireAtMost("sizeUnit", rules_.sizeUnit, MOST_SIZE_UNITS);
        _requireAtLeast("liquidationFeeRatio", rules_.liquidationFeeRatio, 0);
        // A fee of all that the maintenance margin leaves would make every position liquidatable at any price.
        _requireAtMost(
            "liquidationFeeRatio", rules_.liquidationFeeRatio, FixedPoint.RATIO_ONE - largestMaintenanceRatio - 1
        );
        _requireAtLeast("keeperReward", rules_.keeperReward, 0);
        _requireAtLeast("reserveFactor", rules_.reserveFactor, 1);
        _requireAtMost("reserveFactor", rules_.reserveFactor, FixedPoint.RATIO_ONE);
        if (rules_.maxAge == 0) revert RuleOutOfRange("maxAge", 0);
    }
}
