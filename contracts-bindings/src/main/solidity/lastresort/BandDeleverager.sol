// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Figures} from "../interfaces/Figures.sol";
import {ICarry} from "../interfaces/ICarry.sol";
import {IDeleverager} from "../interfaces/IDeleverager.sol";
import {ILpPool} from "../interfaces/ILpPool.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IProfitRule} from "../interfaces/IProfitRule.sol";
import {DeleveragingMaths} from "../maths/DeleveragingMaths.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";
import {PnlCapMaths} from "../maths/PnlCapMaths.sol";
import {WinnersQueue} from "./WinnersQueue.sol";

/// @title Deleveraging while traders have won too much of the pool
/// @notice It begins when the PnL of the more profitable side is above a share of the pool's cash, and goes on until it is
/// at a lower one. Winners of that side are closed at the mark, the first in the queue first, the last of them only as far
/// as it takes: whoever names accounts decides neither whose turn it is nor how much is closed.
/// @dev Source: GMX v2, AdlUtils, AdlHandler.
contract BandDeleverager is WinnersQueue {
    /// @notice Shares of the pool's cash, ratios times 1e9: it begins above `on` and ends at `off`.
    struct Band {
        int64 on;
        int64 off;
    }

    /// @dev The more profitable side, its PnL at the mark and the pool's cash, USD times 1e6.
    struct Exposure {
        bool isLong;
        int64 mark;
        int64 pnl;
        int64 cash;
    }

    /// @notice The traders' profit is no larger share of the pool than it may be.
    error BelowBand(int64 pnlToPool, int64 on);

    /// @notice None of the named winners can be closed so that the share, a ratio times 1e9, is lower afterwards.
    error PnlNotLowered(int64 pnlToPool);

    /// @notice A side's PnL is too large a share of the pool's cash, a ratio times 1e9.
    event BandEntered(bool isLong, int64 pnlToPool);

    /// @notice No side's is any more.
    event BandLeft(int64 pnlToPool);

    ILpPool private immutable _lpPool;
    IProfitRule private immutable _profitRule;
    int64 private immutable _on;
    int64 private immutable _off;

    bool private _isOn;

    /// @param carry zero if staying open is free
    /// @param profitRule the market's; zero if winners get everything
    /// @param rankRule_ any but equal shares of all
    constructor(
        IPerpMarket market,
        ICarry carry,
        ILpPool lpPool,
        IProfitRule profitRule,
        DeleveragingMaths.RankRule rankRule_,
        Band memory band,
        int64 sizeUnit
    ) WinnersQueue(market, carry, rankRule_, sizeUnit) {
        int64 last = int64(uint64(uint8(DeleveragingMaths.RankRule.PROFIT)));
        Figures.requireWithin("rankRule", int64(uint64(uint8(rankRule_))), 0, last);
        Figures.requireWithin("on", band.on, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("off", band.off, 1, band.on - 1);
        _lpPool = lpPool;
        _profitRule = profitRule;
        _on = band.on;
        _off = band.off;
    }

    /// @inheritdoc IDeleverager
    /// @dev Inside the band a call that finds the PnL low enough ends it, whoever is named.
    function deleverage(uint64[] calldata named) external {
        _requireNotTooMany(named);
        Exposure memory exposure = _exposure(_market.markPrice());
        int64 before = _pnlToPool(exposure);
        if (!_isOn) _enter(exposure.isLong, before);
        if (before > _off && !_takeInOrder(named, exposure)) revert PnlNotLowered(before);
        int64 afterwards = _pnlToPool(_exposure(exposure.mark));
        if (afterwards <= _off) {
            _isOn = false;
            emit BandLeft(afterwards);
        }
    }

    /// @inheritdoc IDeleverager
    function due() external view returns (bool isDue, bool isLong) {
        Exposure memory exposure = _exposure(_market.markPrice());
        isDue = _isOn || _pnlToPool(exposure) > _on;
        isLong = isDue && exposure.isLong;
    }

    function _enter(bool isLong, int64 pnlToPool) private {
        if (pnlToPool <= _on) revert BelowBand(pnlToPool, _on);
        _isOn = true;
        emit BandEntered(isLong, pnlToPool);
    }

    /// @return isLowered whether somebody was closed
    function _takeInOrder(uint64[] calldata named, Exposure memory exposure) private returns (bool isLowered) {
        Round memory round = Round(exposure.isLong, exposure.mark, exposure.mark);
        (Winner[] memory winners, Winner memory first) = _inOrder(named, round);
        for (uint256 i = 0; i < winners.length && _mayBeTaken(winners[i], first); i++) {
            if (_pnlToPool(exposure) <= _off) break;
            int64 part = _payable(winners[i], _partOf(winners[i], exposure), exposure.mark);
            if (!_lowers(winners[i], part, exposure)) break;
            if (!_close(winners[i].account, part, exposure.mark)) continue;
            isLowered = true;
            _update(exposure);
        }
    }

    /// @dev A call that is starved of gas cannot go on to the next: a 64th is not enough for one.
    function _close(uint64 account, int64 part, int64 mark) private returns (bool) {
        try _market.deleverage(account, part, mark) {
            return true;
        } catch (bytes memory reason) {
            emit PassedOver(account, reason);
            return false;
        }
    }

    function _partOf(Winner memory winner, Exposure memory exposure) private view returns (int64) {
        int64 profit = MarginMaths.pnl(winner.size, winner.entryPrice, exposure.mark, _sizeUnit);
        int64 withheld = _withheld(exposure.isLong, profit);
        return PnlCapMaths.partFor(_magnitude(winner), profit, withheld, exposure.pnl, exposure.cash, _off);
    }

    /// @dev Without what the pool gets besides, which lowers it further.
    function _lowers(Winner memory winner, int64 part, Exposure memory exposure) private view returns (bool) {
        int64 profit = MarginMaths.pnl(part, winner.entryPrice, exposure.mark, _sizeUnit);
        int64 paid = profit - _withheld(exposure.isLong, profit) - winner.funding;
        int64 cash = exposure.cash - FixedPoint.min(FixedPoint.max(paid, 0), exposure.cash);
        return PnlCapMaths.pnlToPool(exposure.pnl - profit, cash) < _pnlToPool(exposure);
    }

    function _withheld(bool isLong, int64 profit) private view returns (int64) {
        return address(_profitRule) == address(0) ? int64(0) : _profitRule.withheld(isLong, profit);
    }

    function _exposure(int64 mark) private view returns (Exposure memory exposure) {
        exposure.mark = mark;
        exposure.cash = _cash();
        IPerpMarket.OpenInterest memory interest = _market.openInterest();
        int64 long = PnlCapMaths.ofSide(interest, true, mark, _sizeUnit);
        int64 short = PnlCapMaths.ofSide(interest, false, mark, _sizeUnit);
        exposure.isLong = long >= short;
        exposure.pnl = exposure.isLong ? long : short;
    }

    /// @dev The same side after a close.
    function _update(Exposure memory exposure) private view {
        exposure.cash = _cash();
        exposure.pnl = PnlCapMaths.ofSide(_market.openInterest(), exposure.isLong, exposure.mark, _sizeUnit);
    }

    function _pnlToPool(Exposure memory exposure) private pure returns (int64) {
        return PnlCapMaths.pnlToPool(exposure.pnl, exposure.cash);
    }

    function _cash() private view returns (int64) {
        return FixedPoint.toInt64(int256(_lpPool.cash()));
    }
}
