// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {AggregatorV3Interface} from "../interfaces/AggregatorV3Interface.sol";
import {ICarry} from "../interfaces/ICarry.sol";
import {IDeleverager} from "../interfaces/IDeleverager.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IShortfalls} from "../interfaces/IShortfalls.sol";
import {DeleveragingMaths} from "../maths/DeleveragingMaths.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";
import {WinnersQueue} from "./WinnersQueue.sol";

/// @title Auto-deleveraging whose order anybody can check
/// @notice Winners of the side opposite to the oldest shortfall give up profit for it, the first in the queue first. The
/// caller names accounts, best more than will be needed. None of them is taken while one that was not named is ahead, so a
/// skip is refused; one that changed on the way is taken later or not at all and does not stop the call.
contract Deleverager is WinnersQueue {
    /// @notice Where winners are closed.
    enum PriceRule {
        /// where the bankrupt position would have left nothing; with isolated margin that is its zero price, too
        BANKRUPTCY,
        /// at the mark: they give nothing up, only the exposure ends
        ORACLE,
        /// at the mark before the present one
        PREVIOUS_MARK
    }

    /// @notice At this price winners of the side would gain.
    error NothingToGiveUp(int64 markPrice, int64 price);

    /// @notice A winner gave up a part of its profit (USD times 1e6), of which `resolved` was still missing.
    event Deleveraged(uint64 indexed account, int64 givenUp, int64 resolved);

    IShortfalls private immutable _shortfalls;
    PriceRule private immutable _priceRule;

    constructor(
        IPerpMarket market,
        ICarry carry,
        IShortfalls shortfalls,
        DeleveragingMaths.RankRule rankRule_,
        PriceRule priceRule,
        int64 sizeUnit
    ) WinnersQueue(market, carry, rankRule_, sizeUnit) {
        _shortfalls = shortfalls;
        _priceRule = priceRule;
    }

    /// @inheritdoc IDeleverager
    /// @notice For the oldest shortfall.
    function deleverage(uint64[] calldata named) external {
        _requireNotTooMany(named);
        IShortfalls.Debt memory debt = _shortfalls.oldest();
        Round memory round = _roundFor(debt);
        (Winner[] memory winners, Winner memory first) = _inOrder(named, round);
        int64 missing = _rankRule == DeleveragingMaths.RankRule.PRO_RATA
            ? _takeShares(winners, round, debt.amount)
            : _takeInOrder(winners, first, round, debt.amount);
        if (missing < debt.amount) _shortfalls.resolve(debt.amount - missing);
    }

    /// @inheritdoc IDeleverager
    function due() external view returns (bool isDue, bool isLong) {
        isDue = _shortfalls.pending() > 0;
        isLong = isDue && !_shortfalls.oldest().isLong;
    }

    /// @return what is still missing
    function _takeInOrder(Winner[] memory winners, Winner memory first, Round memory round, int64 missing)
        private
        returns (int64)
    {
        for (uint256 i = 0; i < winners.length && missing > 0 && _mayBeTaken(winners[i], first); i++) {
            missing -= _take(winners[i], _sizeFor(missing, round, _magnitude(winners[i])), round, missing);
        }
        return missing;
    }

    /// @dev Everybody the same share of the size, rounded up.
    /// @return what is still missing
    function _takeShares(Winner[] memory winners, Round memory round, int64 missing) private returns (int64) {
        int64 all = 0;
        for (uint256 i = 0; i < winners.length; i++) all += _magnitude(winners[i]);
        int64 needed = _sizeFor(missing, round, all);
        for (uint256 i = 0; i < winners.length && missing > 0; i++) {
            missing -= _take(winners[i], FixedPoint.mulDivCeil(_magnitude(winners[i]), needed, all), round, missing);
        }
        return missing;
    }

    /// @dev A call that is starved of gas cannot go on to the next: a 64th is not enough for one.
    /// @return resolved what was still missing of what the winner gave up
    function _take(Winner memory winner, int64 size, Round memory round, int64 missing)
        private
        returns (int64 resolved)
    {
        size = _payable(winner, size, round.price);
        int64 givenUp = MarginMaths.pnl(size, winner.entryPrice, round.mark, _sizeUnit)
            - MarginMaths.pnl(size, winner.entryPrice, round.price, _sizeUnit);
        try _market.deleverage(winner.account, size, round.price) {
            resolved = FixedPoint.min(givenUp, missing);
            emit Deleveraged(winner.account, givenUp, resolved);
        } catch (bytes memory reason) {
            emit PassedOver(winner.account, reason);
        }
    }

    function _roundFor(IShortfalls.Debt memory debt) private view returns (Round memory round) {
        round.isLong = !debt.isLong;
        round.mark = _market.markPrice();
        round.price = _priceFor(debt, round.mark);
        if (round.isLong ? round.price > round.mark : round.price < round.mark) {
            revert NothingToGiveUp(round.mark, round.price);
        }
    }

    function _priceFor(IShortfalls.Debt memory debt, int64 mark) private view returns (int64) {
        if (_priceRule == PriceRule.ORACLE) return mark;
        if (_priceRule == PriceRule.BANKRUPTCY) return debt.bankruptcyPrice;
        AggregatorV3Interface feed = AggregatorV3Interface(address(_market.wiring().markFeed));
        (uint80 latest,,,,) = feed.latestRoundData();
        (, int256 previous,,,) = feed.getRoundData(latest - 1);
        return FixedPoint.toInt64(previous);
    }

    /// @dev All of the position where nothing is given up, because then only the exposure ends.
    function _sizeFor(int64 missing, Round memory round, int64 most) private view returns (int64) {
        int64 each = round.isLong ? round.mark - round.price : round.price - round.mark;
        return each == 0 ? most : DeleveragingMaths.sizeFor(missing, each, _sizeUnit, most);
    }
}
