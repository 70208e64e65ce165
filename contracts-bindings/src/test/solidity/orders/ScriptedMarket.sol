// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {IOrderMarket} from "../../../main/solidity/interfaces/IOrderMarket.sol";
import {FIRST_SELF_CUSTODY_ACCOUNT, IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";

/// @title A market that takes collateral, remembers what it was asked, and refuses if a test says so
contract ScriptedMarket is IOrderMarket {
    TestDollar private immutable _dollar;
    address private immutable _operator;
    bytes public lastCall;
    bool public refuses;
    uint256 public gasToBurn;
    mapping(uint64 account => IPerpMarket.Position) private _positions;
    mapping(uint64 account => address) private _owners;
    uint64 private _next = FIRST_SELF_CUSTODY_ACCOUNT;

    constructor(TestDollar dollar, address operator) {
        _dollar = dollar;
        _operator = operator;
    }

    function refuse(bool refuses_) external {
        refuses = refuses_;
    }

    function burn(uint256 gas) external {
        gasToBurn = gas;
    }

    function openFor(IPerpMarket.Opening[] calldata openings) external {
        _note(openings[0].account, openings[0].collateral);
        _positions[openings[0].account] = IPerpMarket.Position(openings[0].size, 0, openings[0].collateral, 0);
    }

    function openOwned(address owner, int64 size, int64 collateral) external returns (uint64 account) {
        account = _next++;
        _note(account, collateral);
        _owners[account] = owner;
        _positions[account] = IPerpMarket.Position(size, 0, collateral, 0);
    }

    function increase(uint64 account, int64, int64 collateral) external {
        _note(account, collateral);
    }

    function decrease(uint64 account, int64, int64) external {
        _note(account, 0);
    }

    function close(uint64 account) external {
        _note(account, 0);
        delete _positions[account];
    }

    function position(uint64 account) external view returns (IPerpMarket.Position memory) {
        return _positions[account];
    }

    function ownerOf(uint64 account) external view returns (address) {
        return account < FIRST_SELF_CUSTODY_ACCOUNT ? _operator : _owners[account];
    }

    function _note(uint64 account, int64 collateral) private {
        uint256 start = gasleft();
        while (start - gasleft() < gasToBurn) {}
        if (refuses) revert IPerpMarket.InsufficientMargin(account, 1, 2);
        lastCall = msg.data;
        if (collateral > 0) _dollar.transferFrom(msg.sender, address(this), uint64(collateral));
    }
}
