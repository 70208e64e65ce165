// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestDollar} from "../../../main/solidity/TestDollar.sol";

/// @title A dollar that hands control to an attacker in the middle of a transfer, whoever the two parties are
/// @notice Worse than any real token with hooks, which calls the sender or the receiver only.
contract HookedDollar is TestDollar {
    Attacker private _attacker;
    uint256 private _transfersUntilAttack;

    /// @param transfer the transfer from now on in which the attacker is called, counted from 1; zero for never
    function callBack(Attacker attacker, uint256 transfer) external {
        (_attacker, _transfersUntilAttack) = (attacker, transfer);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_transfersUntilAttack == 0) return;
        _transfersUntilAttack--;
        if (_transfersUntilAttack == 0) _attacker.strike();
    }
}

/// @title Whoever the token calls: makes one call from inside and remembers how it went
contract Attacker {
    struct Call {
        address target;
        bytes content;
    }

    Call private _inner;
    bool public hasStruck;
    bool public isRefused;
    bytes4 public reason;

    function prepare(Call calldata inner) external {
        _inner = inner;
        hasStruck = false;
    }

    /// @dev The outer call goes on whatever became of the inner one.
    function strike() external {
        hasStruck = true;
        (bool isDone, bytes memory answer) = _inner.target.call(_inner.content);
        isRefused = !isDone;
        reason = bytes4(answer);
    }

    function make(Call calldata call) external returns (bool isDone) {
        (isDone,) = call.target.call(call.content);
    }
}
