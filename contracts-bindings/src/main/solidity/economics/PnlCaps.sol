// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Figures} from "../interfaces/Figures.sol";
import {Action} from "../interfaces/IGate.sol";
import {ILpPool} from "../interfaces/ILpPool.sol";
import {INavRule} from "../interfaces/INavRule.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IProfitRule} from "../interfaces/IProfitRule.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {PnlCapMaths} from "../maths/PnlCapMaths.sol";

/// @title How much of its traders' profit a pool stands for
/// @notice A side's PnL at the mark counts up to a share of the pool's cash: a winner gets the same part of the profit that
/// the side as a whole gets, and shares are priced as if traders could not win more. Losses are not capped.
/// @dev Source: GMX v2. Reads and never writes, also in the middle of a call of the market.
contract PnlCaps is IProfitRule, INavRule {
    /// @notice Shares of the pool's cash, ratios times 1e9: what winners get, and what counts when somebody joins or leaves.
    struct Factors {
        int64 traders;
        int64 deposits;
        int64 withdrawals;
    }

    IPerpMarket private immutable _market;
    ILpPool private immutable _lpPool;
    int64 private immutable _sizeUnit;
    int64 private immutable _traders;
    int64 private immutable _deposits;
    int64 private immutable _withdrawals;

    constructor(IPerpMarket market, ILpPool lpPool, int64 sizeUnit, Factors memory factors) {
        Figures.requireWithin("traders", factors.traders, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("deposits", factors.deposits, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("withdrawals", factors.withdrawals, 1, FixedPoint.RATIO_ONE);
        _market = market;
        _lpPool = lpPool;
        _sizeUnit = sizeUnit;
        _traders = factors.traders;
        _deposits = factors.deposits;
        _withdrawals = factors.withdrawals;
    }

    /// @inheritdoc IProfitRule
    /// @dev Writes nothing, so anybody may ask.
    function withhold(bool isLong, int64 profit) external view returns (int64 amount) {
        return withheld(isLong, profit);
    }

    /// @inheritdoc INavRule
    function countedPnl(Action action) external view returns (int64) {
        int64 factor = action == Action.DEPOSIT ? _deposits : _withdrawals;
        int64 cash = _cash();
        return PnlCapMaths.capped(_sidePnl(true), cash, factor) + PnlCapMaths.capped(_sidePnl(false), cash, factor);
    }

    /// @inheritdoc INavRule
    function boundCash() external view returns (uint256) {
        return Math.max(
            PnlCapMaths.cashFor(_sidePnl(true), _withdrawals), PnlCapMaths.cashFor(_sidePnl(false), _withdrawals)
        );
    }

    /// @notice A side's profit at the mark over the pool's cash: a ratio times 1e9, rounded down; zero for a loss, 1000.0
    /// for all above.
    function pnlToPool(bool isLong) external view returns (int64) {
        return PnlCapMaths.pnlToPool(_sidePnl(isLong), _cash());
    }

    /// @inheritdoc IProfitRule
    function withheld(bool isLong, int64 profit) public view returns (int64) {
        return PnlCapMaths.withheld(profit, _sidePnl(isLong), _cash(), _traders);
    }

    function _sidePnl(bool isLong) private view returns (int64) {
        return PnlCapMaths.ofSide(_market.openInterest(), isLong, _market.markPrice(), _sizeUnit);
    }

    function _cash() private view returns (int64) {
        return FixedPoint.toInt64(int256(_lpPool.cash()));
    }
}
