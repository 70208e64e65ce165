// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {ICarry} from "../interfaces/ICarry.sol";
import {IDeleverager} from "../interfaces/IDeleverager.sol";
import {DeleveragingMaths} from "../maths/DeleveragingMaths.sol";
import {FixedPoint} from "../maths/FixedPoint.sol";
import {MarginMaths} from "../maths/MarginMaths.sol";

/// @title The winners of one side of a market by rank
/// @notice A winner has a profit and something left at the mark, and would not be below nothing at the price of the round.
/// Ties go to the lower account id.
abstract contract WinnersQueue is IDeleverager {
    /// @dev One open position of the side that is asked; size zero for nobody. `margin` is collateral less funding owed.
    struct Winner {
        uint64 account;
        int64 size;
        int64 entryPrice;
        int64 margin;
        int64 funding;
        DeleveragingMaths.Rank rank;
    }

    /// @dev Whose turn it is, and at which prices (USD times 1e8).
    struct Round {
        bool isLong;
        int64 mark;
        int64 price;
    }

    uint256 private constant MOST_NAMED = 64;

    IPerpMarket internal immutable _market;
    ICarry private immutable _carry;
    DeleveragingMaths.RankRule internal immutable _rankRule;
    int64 internal immutable _sizeUnit;

    constructor(IPerpMarket market, ICarry carry, DeleveragingMaths.RankRule rankRule_, int64 sizeUnit) {
        _market = market;
        _carry = carry;
        _rankRule = rankRule_;
        _sizeUnit = sizeUnit;
    }

    /// @inheritdoc IDeleverager
    function rankRule() external view returns (DeleveragingMaths.RankRule) {
        return _rankRule;
    }

    function _requireNotTooMany(uint64[] calldata named) internal pure {
        if (named.length > MOST_NAMED) revert TooManyNamed(named.length, MOST_NAMED);
    }

    /// @return winners those of the named accounts that are winners, one at least, the first in the queue first
    /// @return first the first in the queue of all accounts that are not named; it is not ahead of all winners
    function _inOrder(uint64[] calldata named, Round memory round)
        internal
        view
        returns (Winner[] memory winners, Winner memory first)
    {
        winners = _winnersAmong(named, round);
        if (winners.length == 0) revert NoWinner();
        first = _firstBeside(named, round);
        if (!_mayBeTaken(winners[0], first)) revert Outranked(winners[0].account, first.account);
    }

    /// @dev Where all give the same share nobody may be left out.
    function _mayBeTaken(Winner memory winner, Winner memory first) internal view returns (bool) {
        if (first.size == 0) return true;
        return _rankRule != DeleveragingMaths.RankRule.PRO_RATA && !_isAhead(first, winner);
    }

    /// @param magnitude of the part, without its side
    /// @return part with its side; all of the position where a part would not gain what the whole owes for staying open
    function _payable(Winner memory winner, int64 magnitude, int64 price) internal view returns (int64 part) {
        part = winner.size < 0 ? -magnitude : magnitude;
        int64 gain = MarginMaths.pnl(part, winner.entryPrice, price, _sizeUnit);
        if (winner.margin + gain < 0) part = winner.size;
    }

    function _magnitude(Winner memory winner) internal pure returns (int64) {
        return FixedPoint.toInt64(MarginMaths.magnitude(winner.size));
    }

    function _winnersAmong(uint64[] calldata named, Round memory round) private view returns (Winner[] memory winners) {
        Winner[] memory sorted = new Winner[](named.length);
        uint256 count = 0;
        for (uint256 i = 0; i < named.length; i++) {
            Winner memory winner = _winner(named[i], round);
            if (winner.size == 0) continue;
            uint256 place = count++;
            for (; place > 0 && _isAhead(winner, sorted[place - 1]); place--) sorted[place] = sorted[place - 1];
            if (place > 0 && sorted[place - 1].account == winner.account) revert NamedTwice(winner.account);
            sorted[place] = winner;
        }
        winners = new Winner[](count);
        for (uint256 i = 0; i < count; i++) winners[i] = sorted[i];
    }

    function _firstBeside(uint64[] calldata named, Round memory round) private view returns (Winner memory first) {
        (uint64 operatorEnd, uint64 selfCustodyEnd) = _market.accountEnds();
        first = _firstIn(first, named, round, 0, operatorEnd);
        first = _firstIn(first, named, round, FIRST_SELF_CUSTODY_ACCOUNT, selfCustodyEnd);
    }

    function _isAhead(Winner memory one, Winner memory other) private pure returns (bool) {
        if (DeleveragingMaths.isAhead(one.rank, other.rank)) return true;
        return one.account < other.account && !DeleveragingMaths.isAhead(other.rank, one.rank);
    }

    function _firstIn(Winner memory first, uint64[] calldata named, Round memory round, uint64 from, uint64 end)
        private
        view
        returns (Winner memory)
    {
        for (uint64 account = from; account < end; account++) {
            if (_isNamed(named, account)) continue;
            Winner memory winner = _winner(account, round);
            if (winner.size != 0 && (first.size == 0 || _isAhead(winner, first))) first = winner;
        }
        return first;
    }

    function _isNamed(uint64[] calldata named, uint64 account) private pure returns (bool) {
        for (uint256 i = 0; i < named.length; i++) {
            if (named[i] == account) return true;
        }
        return false;
    }

    /// @return winner of size zero if the account is none
    function _winner(uint64 account, Round memory round) private view returns (Winner memory winner) {
        IPerpMarket.Position memory held = _market.position(account);
        if (held.size == 0 || (held.size > 0) != round.isLong) return winner;
        int64 profit = MarginMaths.pnl(held.size, held.entryPrice, round.mark, _sizeUnit);
        if (profit <= 0) return winner;
        int64 funding = _fundingOwed(account, held);
        int64 margin = held.collateral - funding;
        int64 equity = margin + profit;
        if (equity <= 0 || margin + MarginMaths.pnl(held.size, held.entryPrice, round.price, _sizeUnit) < 0) {
            return winner;
        }
        DeleveragingMaths.Rank memory rank =
            DeleveragingMaths.rank(_rankRule, held.size, held.entryPrice, profit, equity);
        return Winner(account, held.size, held.entryPrice, margin, funding, rank);
    }

    function _fundingOwed(uint64 account, IPerpMarket.Position memory held) private view returns (int64) {
        if (address(_carry) == address(0)) return 0;
        return _carry.owed(account, MarginMaths.signedNotional(held.size, held.entryPrice, _sizeUnit)).funding;
    }
}
