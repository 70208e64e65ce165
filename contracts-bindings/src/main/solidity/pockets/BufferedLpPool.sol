// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {LpPool} from "../LpPool.sol";
import {IGate} from "../interfaces/IGate.sol";
import {INavRule} from "../interfaces/INavRule.sol";
import {IPerpMarket} from "../interfaces/IPerpMarket.sol";
import {IPhantomNav} from "../interfaces/IPhantomNav.sol";
import {par} from "./Par.sol";

/// @title A pool whose shares are never worth more than they cost when it was new (gToken)
/// @notice What the pool wins above that stays in it and bears the next losses before the share price falls. Nobody is paid
/// it; whoever joins while the price is below par has a part of what brings it back.
contract BufferedLpPool is LpPool {
    constructor(
        IERC20 token,
        IPerpMarket market,
        address waterfall,
        uint256 capPerEvent,
        IGate gate,
        INavRule navRule,
        IPhantomNav phantomNav
    ) LpPool(token, market, waterfall, capPerEvent, gate, navRule, phantomNav) {}

    function _netAssets(int256 owed) internal view override returns (uint256) {
        return Math.min(super._netAssets(owed), par(totalSupply()));
    }
}
