// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";
import {Figures} from "../interfaces/Figures.sol";
import {IUpdateFee} from "../interfaces/IUpdateFee.sol";

/// @title A feed's fee for a price that lands
abstract contract UpdateFee is IUpdateFee {
    /// @notice Wei for each accepted price, and who gets them.
    struct Fee {
        uint256 amount;
        address payable treasury;
    }

    /// @dev A thousandth of an ether; nine thousand of them fit signed 64 bits, in which runs count.
    int256 private constant MOST_FEE = 1e15;

    uint256 private immutable _amount;
    address payable private immutable _treasury;

    constructor(Fee memory fee) {
        Figures.requireWithin("fee", int256(fee.amount), 0, MOST_FEE);
        _amount = fee.amount;
        _treasury = fee.treasury;
    }

    /// @inheritdoc IUpdateFee
    function withdrawFees() external {
        uint256 collected = address(this).balance;
        emit FeesWithdrawn(_treasury, collected);
        Address.sendValue(_treasury, collected);
    }

    /// @inheritdoc IUpdateFee
    function updateFee() external view returns (uint256) {
        return _amount;
    }

    function _charge() internal {
        if (msg.value < _amount) revert InsufficientFee(msg.value, _amount);
        if (msg.value != 0) emit FeePaid(msg.sender, msg.value);
    }
}
