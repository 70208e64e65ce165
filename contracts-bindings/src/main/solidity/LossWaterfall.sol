// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "./interfaces/ILossWaterfall.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title The ordered payers of a market's shortfalls
/// @notice What the pockets pay plus the bad debt equals the shortfall, to the last unit.
contract LossWaterfall is ILossWaterfall {
    address private immutable _market;
    address private immutable _lpPool;
    address[] private _pockets;

    /// @param lpPool the pocket that sends nothing, because it is owed the shortfall
    constructor(address market, address lpPool, address[] memory pockets_) {
        _market = market;
        _lpPool = lpPool;
        _pockets = pockets_;
    }

    /// @inheritdoc ILossWaterfall
    /// @dev A pocket that claims to have paid more than was asked makes the subtraction revert.
    function settle(uint64 account, uint256 shortfall) external returns (uint256 received) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        address[] memory order = _pockets;
        PocketPayment[] memory paid = new PocketPayment[](order.length);
        uint256 badDebt = shortfall;
        for (uint256 i = 0; i < order.length; i++) {
            uint256 amount = IPocket(order[i]).absorb(badDebt);
            paid[i] = PocketPayment(order[i], amount);
            badDebt -= amount;
            if (order[i] != _lpPool) received += amount;
        }
        emit ShortfallSettled(account, shortfall, paid, badDebt);
    }

    /// @inheritdoc ILossWaterfall
    function pockets() external view returns (address[] memory) {
        return _pockets;
    }
}
