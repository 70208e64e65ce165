// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICarry} from "./interfaces/ICarry.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {IPhantomNav} from "./interfaces/IPhantomNav.sol";
import {IPocket} from "./interfaces/IPocket.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title The losses of open positions that a pool's net asset value counts although the traders cannot pay them
/// @notice A trader's deficit is what its equity at the mark, funding included but no fees, is below zero; USD times 1e6.
abstract contract PhantomNav is IPhantomNav {
    /// @dev What every account of a market is valued at.
    struct Mark {
        IPerpMarket market;
        IPerpMarket.Rules rules;
        ICarry carry;
        int64 price;
    }

    /// @dev What the pockets ahead of the pool have left, in the order in which they pay.
    struct Pots {
        uint256[] balances;
        uint256[] caps;
    }

    /// @notice The sum of the deficits of the accounts with an id from `from` to before `to`, whoever would pay them.
    function phantomNav(IPerpMarket market, uint64 from, uint64 to) external view returns (uint256 gross) {
        Pots memory none;
        (gross,) = _phantomIn(_markOf(market), none, from, to);
    }

    /// @inheritdoc IPhantomNav
    /// @dev The deficits meet the pockets in the order of the ids, as if all were liquidated at the mark at once.
    function phantomNavUncovered(IPerpMarket market) external view returns (uint256 uncovered) {
        (, uncovered) = _phantomOf(market);
    }

    function _phantomOf(IPerpMarket market) internal view returns (uint256 gross, uint256 uncovered) {
        Mark memory mark = _markOf(market);
        Pots memory pots = _potsAhead(market);
        (uint64 operatorEnd, uint64 selfCustodyEnd) = market.accountEnds();
        (gross, uncovered) = _phantomIn(mark, pots, 0, operatorEnd);
        (uint256 more, uint256 moreUncovered) = _phantomIn(mark, pots, FIRST_SELF_CUSTODY_ACCOUNT, selfCustodyEnd);
        return (gross + more, uncovered + moreUncovered);
    }

    function _markOf(IPerpMarket market) internal view returns (Mark memory) {
        return Mark(market, market.rules(), market.mechanisms().carry, market.markPrice());
    }

    function _phantomIn(Mark memory mark, Pots memory pots, uint64 from, uint64 to)
        private
        view
        returns (uint256 gross, uint256 uncovered)
    {
        for (uint64 account = from; account < to; account++) {
            uint256 deficit = _deficit(mark, account, mark.market.position(account));
            gross += deficit;
            uncovered += _drawn(pots, deficit);
        }
    }

    /// @return rest what the pots did not pay; they keep what is left of them
    function _drawn(Pots memory pots, uint256 deficit) private pure returns (uint256 rest) {
        rest = deficit;
        for (uint256 i = 0; i < pots.balances.length && rest > 0; i++) {
            uint256 paid = Math.min(rest, Math.min(pots.balances[i], pots.caps[i]));
            pots.balances[i] -= paid;
            rest -= paid;
        }
    }

    function _deficit(Mark memory mark, uint64 account, IPerpMarket.Position memory held)
        private
        view
        returns (uint256)
    {
        if (held.size == 0) return 0;
        int64 pnl = MarginMaths.pnl(held.size, held.entryPrice, mark.price, mark.rules.sizeUnit);
        int256 equity = int256(held.collateral) + pnl - _owed(mark, account, held).funding;
        return equity < 0 ? uint256(-equity) : 0;
    }

    function _owed(Mark memory mark, uint64 account, IPerpMarket.Position memory held)
        internal
        view
        returns (ICarry.Charge memory charge)
    {
        if (address(mark.carry) == address(0)) return charge;
        return mark.carry.owed(
            account, MarginMaths.signedNotional(held.size, held.entryPrice, mark.rules.sizeUnit)
        );
    }

    /// @dev All pockets if the pool is none of them.
    function _potsAhead(IPerpMarket market) private view returns (Pots memory pots) {
        IPerpMarket.Wiring memory wiring = market.wiring();
        address[] memory pockets = wiring.waterfall.pockets();
        uint256 ahead = 0;
        while (ahead < pockets.length && pockets[ahead] != address(wiring.lpPool)) ahead++;
        pots = Pots(new uint256[](ahead), new uint256[](ahead));
        for (uint256 i = 0; i < ahead; i++) {
            (pots.balances[i], pots.caps[i]) = IPocket(pockets[i]).available();
        }
    }
}
