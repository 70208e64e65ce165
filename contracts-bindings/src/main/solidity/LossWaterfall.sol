// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILastResort} from "./interfaces/ILastResort.sol";
import {ILossWaterfall, Loss} from "./interfaces/ILossWaterfall.sol";
import {IPocket} from "./interfaces/IPocket.sol";

/// @title The ordered payers of a market's shortfalls
/// @notice What the pockets pay plus what is pending or bad debt equals the shortfall, to the last unit.
contract LossWaterfall is ILossWaterfall {
    address private immutable _market;
    ILastResort private immutable _lastResort;
    address[] private _pockets;

    /// @param lastResort_ who takes over what the pockets leave; zero if that is bad debt at once
    constructor(address market, ILastResort lastResort_, address[] memory pockets_) {
        _market = market;
        _lastResort = lastResort_;
        _pockets = pockets_;
    }

    /// @inheritdoc ILossWaterfall
    /// @dev A pocket that claims to have paid more than was asked makes the subtraction revert.
    function settle(Loss calldata loss) external returns (uint256 received) {
        if (msg.sender != _market) revert OnlyMarket(msg.sender);
        address[] memory order = _pockets;
        PocketPayment[] memory paid = new PocketPayment[](order.length);
        uint256 rest = loss.amount;
        for (uint256 i = 0; i < order.length; i++) {
            uint256 amount = IPocket(order[i]).absorb(rest);
            paid[i] = PocketPayment(order[i], amount);
            rest -= amount;
            if (amount > 0 && !IPocket(order[i]).isInPool()) received += amount;
        }
        bool isPending = address(_lastResort) != address(0);
        emit ShortfallSettled(loss.account, loss.amount, paid, isPending ? rest : 0, isPending ? 0 : rest);
        if (isPending && rest > 0) _lastResort.owe(loss, rest);
    }

    /// @inheritdoc ILossWaterfall
    function pockets() external view returns (address[] memory) {
        return _pockets;
    }

    /// @inheritdoc ILossWaterfall
    function lastResort() external view returns (address) {
        return address(_lastResort);
    }
}
