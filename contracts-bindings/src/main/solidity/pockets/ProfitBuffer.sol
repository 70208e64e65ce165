// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILpPool} from "../interfaces/ILpPool.sol";
import {IPocket} from "../interfaces/IPocket.sol";
import {par} from "./Par.sol";
import {PoolPart} from "./PoolPart.sol";

/// @title What a pool has won above par, ahead of its depositors
/// @notice As a pocket it says how much of a shortfall is borne by profits that nobody has been promised, before the share
/// price falls.
/// @dev Stands ahead of a `BufferedLpPool` in the loss order. A trader's whole loss is the pool's profit first, as in the
/// ledger, and the shortfall is what is forgone of it; so the pool's profit is its cash and the shortfall less par.
contract ProfitBuffer is PoolPart {
    address private immutable _lpPool;

    constructor(address lpPool, address waterfall) PoolPart(waterfall) {
        _lpPool = lpPool;
    }

    /// @inheritdoc IPocket
    /// @dev Open positions and unpaid claims are not counted: in the middle of a market's call they are not told.
    function absorb(uint256 shortfall) external view returns (uint256 paid) {
        _requireWaterfall();
        uint256 profit = Math.saturatingSub(ILpPool(_lpPool).cash() + shortfall, par(IERC20(_lpPool).totalSupply()));
        return Math.min(shortfall, profit);
    }
}
