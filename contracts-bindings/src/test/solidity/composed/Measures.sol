// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {Lens} from "../../../main/solidity/Lens.sol";
import {ICarry} from "../../../main/solidity/interfaces/ICarry.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../../main/solidity/interfaces/IPocket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {PlainMaths} from "../crowd/PlainMaths.sol";
import {vm} from "../Vm.sol";

/// @title What a composed market is measured by from outside, and what must hold of it between any two calls
abstract contract Measures is MarketFixture, PlainMaths {
    uint64 internal constant ACCOUNTS = 6;
    int256 internal constant VIRTUAL = 1000;

    address[] internal holders;

    /// @notice Everything that holds between two calls, whatever the order of the losses.
    function checkAll() external view {
        checkMoney();
        checkOpenInterest();
        checkLiabilities();
        checkPhantom();
    }

    /// @dev Rule 1: nothing is made or lost, the market holds the collateral and the pool what it has booked.
    function checkMoney() private view {
        int256 sum = 0;
        for (uint256 i = 0; i < holders.length; i++) sum += cashOf(holders[i]);
        eq(sum, int256(dollar.totalSupply()), "money of all holders");
        int256 collateral = 0;
        for (uint64 account = 1; account <= ACCOUNTS; account++) collateral += market.position(account).collateral;
        eq(cashOf(address(market)), collateral, "the market holds the collateral of open positions");
        eq(cashOf(address(lpPool)), int256(lpPool.cash()), "cash that the pool has booked");
        eq(cashOf(address(safetyModule)), int256(safetyModule.totalAssets()), "the stake");
    }

    /// @dev Rule 10.
    function checkOpenInterest() private view {
        IPerpMarket.OpenInterest memory sum;
        for (uint64 account = 1; account <= ACCOUNTS; account++) {
            IPerpMarket.Position memory held = market.position(account);
            int64 notional = int64(notionalOf(held.size, held.entryPrice));
            if (held.size > 0) (sum.longSize, sum.longEntryNotional) = (sum.longSize + held.size, sum.longEntryNotional + notional);
            else (sum.shortSize, sum.shortEntryNotional) = (sum.shortSize - held.size, sum.shortEntryNotional + notional);
        }
        vm.assertEq(abi.encode(market.openInterest()), abi.encode(sum), "open interest");
    }

    /// @dev Rule 2: what the pool owes beside claims and impacts is what the traders own beside their collateral; PnL and
    /// carry are rounded for each position, two units each.
    function checkLiabilities() private view {
        int256 owned = 0;
        int256 open = 0;
        for (uint64 account = 1; account <= ACCOUNTS; account++) {
            IPerpMarket.Position memory held = market.position(account);
            if (held.size == 0) continue;
            open++;
            ICarry.Charge memory charge = owedBy(account, held);
            owned += pnlOf(held.size, held.entryPrice, market.markPrice()) - charge.funding - charge.borrowing;
        }
        int256 owed = int256(market.liabilities()) - market.unpaidClaims() - impactPool();
        vm.assertTrue(owned <= owed + 4 * open && owed <= owned + 4 * open + 1, "zero-sum");
        vm.assertTrue(impactPool() >= 0, "an impact pool is never in debt");
    }

    /// @dev Rule 9.
    function checkPhantom() private view {
        Lens.Nav memory nav = lens.nav(market);
        eq(int256(nav.phantomNav), deficits(), "phantom");
        vm.assertTrue(nav.phantomNavUncovered <= nav.phantomNav, "uncovered phantom");
    }

    /// @dev What traders cannot pay, at the mark.
    function deficits() internal view returns (int256 sum) {
        for (uint64 account = 1; account <= ACCOUNTS; account++) {
            sum += most(0, -equityAt(account, market.position(account), market.markPrice()));
        }
    }

    /// @dev Collateral, PnL and funding, no fees; zero for no position.
    function equityAt(uint64 account, IPerpMarket.Position memory held, int64 price) internal view returns (int256) {
        if (held.size == 0) return 0;
        return held.collateral + pnlOf(held.size, held.entryPrice, price) - owedBy(account, held).funding;
    }

    function owedBy(uint64 account, IPerpMarket.Position memory held)
        internal
        view
        returns (ICarry.Charge memory charge)
    {
        if (address(mechanisms.carry) == address(0) || held.size == 0) return charge;
        int64 notional = int64(notionalOf(held.size, held.entryPrice));
        return mechanisms.carry.owed(account, held.size > 0 ? notional : -notional);
    }

    function impactPool() internal view returns (int256) {
        return address(mechanisms.priceImpact) == address(0) ? int256(0) : mechanisms.priceImpact.impactPool();
    }

    /// @dev What each pocket may pay for one shortfall now, in order; the pool forgoes money and needs none for it.
    function rooms() internal view returns (uint256[] memory room) {
        address[] memory order = pocketOrder();
        room = new uint256[](order.length);
        for (uint256 k = 0; k < order.length; k++) {
            room[k] = roomOf(order[k]);
        }
    }

    function roomOf(address pocket) internal view virtual returns (uint256) {
        (uint256 balance, uint256 cap) = IPocket(pocket).available();
        return pocket == address(lpPool) || cap < balance ? cap : balance;
    }

    function worth(ERC4626 vault) internal view returns (int256) {
        return int256(vault.totalAssets()) + 1;
    }

    function supply(ERC4626 vault) internal view returns (int256) {
        return int256(vault.totalSupply()) + VIRTUAL;
    }

    function isSick(uint64 account) internal view returns (bool) {
        if (market.position(account).size == 0) return false;
        (int64 equity, int64 maintenance) = market.health(account);
        return equity < maintenance;
    }

    function isFresh() internal view returns (bool) {
        (, uint64 time) = oracleFeed.latest();
        return block.timestamp - time <= MAX_AGE;
    }
}
