// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IPerpMarket} from "./interfaces/IPerpMarket.sol";
import {MarginMaths} from "./maths/MarginMaths.sol";

/// @title Many reads in one call
/// @notice Reads only, owns nothing; results stand in the order of the request.
contract Lens {
    /// @return amounts in the token's own unit
    function balances(IERC20 token, address[] calldata holders) external view returns (uint256[] memory amounts) {
        amounts = new uint256[](holders.length);
        for (uint256 i = 0; i < holders.length; i++) {
            amounts[i] = token.balanceOf(holders[i]);
        }
    }

    /// @return found size zero where an account has no position
    function positions(IPerpMarket market, uint64[] calldata accounts)
        external
        view
        returns (IPerpMarket.Position[] memory found)
    {
        found = new IPerpMarket.Position[](accounts.length);
        for (uint256 i = 0; i < accounts.length; i++) {
            found[i] = market.position(accounts[i]);
        }
    }

    /// @notice Whether the account's trigger equity at the mark is below its maintenance margin, whatever the mark's age.
    function isLiquidatable(IPerpMarket market, uint64 account) external view returns (bool) {
        IPerpMarket.Rules memory rules = market.rules();
        IPerpMarket.Position memory open = market.position(account);
        int64 mark = market.markPrice();
        int64 notional = MarginMaths.notional(open.size, mark, rules.sizeUnit);
        int64 equity = MarginMaths.triggerEquity(
            open.collateral,
            MarginMaths.pnl(open.size, open.entryPrice, mark, rules.sizeUnit),
            MarginMaths.ratioOf(notional, rules.liquidationFeeRatio),
            rules.keeperReward
        );
        int64 maintenanceMargin = MarginMaths.ratioOf(notional, rules.maintenanceMarginRatio);
        return open.size != 0 && MarginMaths.isLiquidatable(equity, maintenanceMargin);
    }
}
