// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title A contract that hands back the ether that it was sent and did not need
abstract contract KeepsNoEther {
    /// @dev To be called last: it calls the caller.
    function _sendBack() internal {
        uint256 left = address(this).balance;
        if (left != 0) Address.sendValue(payable(msg.sender), left);
    }
}
