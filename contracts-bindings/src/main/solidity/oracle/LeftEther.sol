// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Address} from "@openzeppelin/contracts/utils/Address.sol";

/// @title Ether that a contract which keeps nothing was sent and did not need
library LeftEther {
    /// @notice Pays all that lies here to the caller.
    function sendBack() internal {
        uint256 left = address(this).balance;
        if (left != 0) Address.sendValue(payable(msg.sender), left);
    }
}
