// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {PhantomNav} from "./PhantomNav.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title Many reads in one call
/// @notice Reads only, owns nothing; results stand in the order of the request. All at the mark, whatever its age.
contract Lens is PhantomNav {
    /// @notice One open position at the mark, USD times 1e6; `equity` is less the funding owed and knows no fees,
    /// `triggerEquity` is less all fees due.
    struct AccountState {
        uint64 account;
        IPerpMarket.Position position;
        int64 pnl;
        int64 equity;
        int64 triggerEquity;
        int64 maintenanceMargin;
        bool liquidatable;
    }

    /// @notice What a pool is worth, USD times 1e6: `netAssets` is cash less all liabilities and may be negative;
    /// `phantomNav` of it is owed by traders who cannot pay, `phantomNavUncovered` by nobody else either.
    struct Nav {
        uint256 cash;
        int64 unrealisedPnl;
        int64 unpaidClaims;
        int64 liabilities;
        int256 netAssets;
        uint256 phantomNav;
        uint256 phantomNavUncovered;
    }

    /// @return amounts in the token's own unit
    function balances(IERC20 token, address[] calldata holders) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](holders.length);
        for (uint256 i = 0; i < holders.length; i++) {
            amounts[i] = token.balanceOf(holders[i]);
        }
    }

    /// @return found size zero where an account has no position
    function positions(IPerpMarket market, uint64[] calldata ids)
        external
        view
        returns (IPerpMarket.Position[] memory found)
    {
        found = new IPerpMarket.Position[](ids.length);
        for (uint256 i = 0; i < ids.length; i++) {
            found[i] = market.position(ids[i]);
        }
    }

    /// @notice Every open position with an id from `from` to before `to`, by id.
    function accounts(IPerpMarket market, uint64 from, uint64 to)
        external
        view
        returns (AccountState[] memory found)
    {
        Mark memory mark = _markOf(market);
        found = new AccountState[](_openIn(market, from, to));
        uint256 next = 0;
        for (uint64 account = from; account < to; account++) {
            IPerpMarket.Position memory held = market.position(account);
            if (held.size != 0) found[next++] = _stateOf(mark, account, held);
        }
    }

    /// @notice The pool's net asset value at the mark and how much of it is phantom, over all accounts.
    function nav(IPerpMarket market) external view returns (Nav memory) {
        (uint256 gross, uint256 uncovered) = _phantomOf(market);
        uint256 cash = market.wiring().lpPool.cash();
        int64 liabilities = market.liabilities();
        return Nav({
            cash: cash,
            unrealisedPnl: market.unrealisedPnl(),
            unpaidClaims: market.unpaidClaims(),
            liabilities: liabilities,
            netAssets: int256(cash) - liabilities,
            phantomNav: gross,
            phantomNavUncovered: uncovered
        });
    }

    /// @notice The pool's net asset value (USD times 1e6, may be negative) if `price` (USD times 1e8) were the mark.
    function navAt(IPerpMarket market, int64 price) external view returns (int256) {
        IPerpMarket.OpenInterest memory interest = market.openInterest();
        int64 pnl = MarginMaths.netPnl(
            interest.longSize - interest.shortSize,
            interest.longEntryNotional - interest.shortEntryNotional,
            price,
            market.rules().sizeUnit
        );
        int256 liabilities = int256(market.liabilities()) - market.unrealisedPnl() + pnl;
        return int256(market.wiring().lpPool.cash()) - liabilities;
    }

    function _openIn(IPerpMarket market, uint64 from, uint64 to) private view returns (uint256 count) {
        for (uint64 account = from; account < to; account++) {
            if (market.position(account).size != 0) count++;
        }
    }

    function _stateOf(Mark memory mark, uint64 account, IPerpMarket.Position memory held)
        private
        view
        returns (AccountState memory state)
    {
        state.account = account;
        state.position = held;
        state.pnl = MarginMaths.pnl(held.size, held.entryPrice, mark.price, mark.rules.sizeUnit);
        state.equity = held.collateral + state.pnl - _owed(mark, account, held).funding;
        (state.triggerEquity, state.maintenanceMargin) = mark.market.health(account);
        state.liquidatable = MarginMaths.isLiquidatable(state.triggerEquity, state.maintenanceMargin);
    }
}
