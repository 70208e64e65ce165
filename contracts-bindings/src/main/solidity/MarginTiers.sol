// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {FixedPoint} from "./maths/FixedPoint.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title Margin ratios that grow with the notional
/// @notice A margin is continuous at every boundary: each tier's amount takes back what its ratio would add below it.
abstract contract MarginTiers is IPerpMarket {
    /// @notice One storage slot: a margin from the notional `from` on is `notional * ratio / 1e9 - amount`.
    struct MarginLine {
        int64 from;
        int64 ratio;
        int64 amount;
    }

    uint256 private constant MOST_TIERS = 16;

    uint256 private immutable _count;
    int64 private immutable _firstMaintenanceRatio;
    int64 private immutable _firstInitialRatio;
    /// @dev The tiers after the first, so that a market of one tier reads no storage.
    MarginLine[MOST_TIERS - 1] private _maintenance;
    MarginLine[MOST_TIERS - 1] private _initial;

    constructor(Tier[] memory tiers_) {
        _requireValid(tiers_);
        _count = tiers_.length;
        _firstMaintenanceRatio = tiers_[0].maintenanceMarginRatio;
        _firstInitialRatio = tiers_[0].initialMarginRatio;
        MarginLine memory maintenance = MarginLine(0, tiers_[0].maintenanceMarginRatio, 0);
        MarginLine memory initial = MarginLine(0, tiers_[0].initialMarginRatio, 0);
        for (uint256 k = 1; k < tiers_.length; k++) {
            maintenance = _above(maintenance, tiers_[k].from, tiers_[k].maintenanceMarginRatio);
            initial = _above(initial, tiers_[k].from, tiers_[k].initialMarginRatio);
            _maintenance[k - 1] = maintenance;
            _initial[k - 1] = initial;
        }
    }

    /// @inheritdoc IPerpMarket
    function tiers() external view returns (Tier[] memory all) {
        all = new Tier[](_count);
        all[0] = Tier(0, _firstInitialRatio, _firstMaintenanceRatio);
        for (uint256 k = 1; k < all.length; k++) {
            all[k] = Tier(_initial[k - 1].from, _initial[k - 1].ratio, _maintenance[k - 1].ratio);
        }
    }

    /// @inheritdoc IPerpMarket
    function maintenanceMargin(int64 notional) public view returns (int64) {
        return _margin(_maintenance, _firstMaintenanceRatio, notional);
    }

    /// @inheritdoc IPerpMarket
    function initialMargin(int64 notional) public view returns (int64) {
        return _margin(_initial, _firstInitialRatio, notional);
    }

    /// @dev From the bottom, because most positions are small.
    function _margin(MarginLine[MOST_TIERS - 1] storage above, int64 firstRatio, int64 notional)
        private
        view
        returns (int64)
    {
        MarginLine memory tier = MarginLine(0, firstRatio, 0);
        for (uint256 k = 1; k < _count; k++) {
            MarginLine memory next = above[k - 1];
            if (next.from > notional) break;
            tier = next;
        }
        return MarginMaths.tieredMargin(notional, tier.ratio, tier.amount);
    }

    /// @dev A boundary where the two margins would differ by a fraction of a unit is refused.
    function _above(MarginLine memory below, int64 from, int64 ratio) private pure returns (MarginLine memory) {
        int256 step = int256(from) * (ratio - below.ratio);
        if (step % FixedPoint.RATIO_ONE != 0) revert RuleOutOfRange("tiers", from);
        return MarginLine(from, ratio, FixedPoint.toInt64(below.amount + step / FixedPoint.RATIO_ONE));
    }

    function _requireValid(Tier[] memory tiers_) private pure {
        if (tiers_.length == 0 || tiers_.length > MOST_TIERS) revert RuleOutOfRange("tiers", int256(tiers_.length));
        if (tiers_[0].from != 0) revert RuleOutOfRange("tiers", tiers_[0].from);
        _requireRatios(tiers_[0], Tier(0, 1, 1));
        for (uint256 k = 1; k < tiers_.length; k++) {
            if (tiers_[k].from <= tiers_[k - 1].from) revert RuleOutOfRange("tiers", tiers_[k].from);
            _requireRatios(tiers_[k], tiers_[k - 1]);
        }
    }

    /// @dev Ratios never decrease, and opening asks for no less than staying open.
    function _requireRatios(Tier memory tier, Tier memory least) private pure {
        _requireAtLeast("maintenanceMarginRatio", tier.maintenanceMarginRatio, least.maintenanceMarginRatio);
        _requireAtLeast("initialMarginRatio", tier.initialMarginRatio, tier.maintenanceMarginRatio);
        _requireAtLeast("initialMarginRatio", tier.initialMarginRatio, least.initialMarginRatio);
        _requireAtMost("initialMarginRatio", tier.initialMarginRatio, FixedPoint.RATIO_ONE);
    }

    function _requireAtLeast(string memory rule, int64 value, int64 least) internal pure {
        if (value < least) revert RuleOutOfRange(rule, value);
    }

    function _requireAtMost(string memory rule, int64 value, int64 most) internal pure {
        if (value > most) revert RuleOutOfRange(rule, value);
    }
}
