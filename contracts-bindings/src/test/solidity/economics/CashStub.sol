// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ILpPool} from "../../../main/solidity/interfaces/ILpPool.sol";

/// @title A pool of which only the cash is asked
contract CashStub is ILpPool {
    uint256 public cash;

    function set(uint256 cash_) external {
        cash = cash_;
    }

    function payTrader(uint256) external pure returns (uint256) {
        revert("not asked");
    }

    function credit(uint256) external pure {
        revert("not asked");
    }
}
