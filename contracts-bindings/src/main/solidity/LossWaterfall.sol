// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILossWaterfall} from "./interfaces/ILossWaterfall.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title The ordered payers of a market's shortfalls
/// @notice What the pockets pay plus the bad debt equals the shortfall, to the last unit.
contract LossWaterfall is ILossWaterfall {
    address private immutable _market;
    address[] private _pockets;

    constructor(address market, address[] memory pockets_) {
        _market = market;
        _pockets = pockets_;
    }

    /// @inheritdoc ILossWaterfall
    /// @dev A pocket that claims to have paid more than was asked makes the subtraction revert.
    function settle(uint64 account, uint256 shortfall) external returns (uint256 badDebt) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        address[] memory order = _pockets;
        PocketPayment[] memory paid = new PocketPayment[](order.length);
        badDebt = shortfall;
        for (uint256 i = 0; i < order.length; i++) {
            paid[i] = PocketPayment(order[i], IPocket(order[i]).absorb(badDebt));
            badDebt -= paid[i].amount;
        }
        emit ShortfallSettled(account, shortfall, paid, badDebt);
    }

    /// @inheritdoc ILossWaterfall
    function pockets() external view returns (address[] memory) {
        return _pockets;
    }
}
