// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {PlainMaths} from "./PlainMaths.sol";
import {Vm, vm} from "../Vm.sol";

/// @title What every holder must have and every event must say, kept beside the contracts
/// @notice Each action writes here what it must do; when it is over the contracts must say the same, to the last unit.
abstract contract Ledger is MarketFixture, PlainMaths {
    address[] internal holders;
    mapping(address holder => int256) internal held;
    /// @dev Part of `held` that nobody booked.
    mapping(address holder => int256) internal gifts;
    int256 internal minted;

    mapping(uint64 account => IPerpMarket.Position) internal positions;
    mapping(uint64 account => int256) internal claims;
    uint64[] internal accounts;

    /// @dev How often each interesting thing happened, by name.
    mapping(string what => uint256) public timesOf;
    mapping(bytes4 selector => uint256) public refusalsOf;
    bytes32[] private _expectedEvents;

    /// @dev Around every action: all events of market and waterfall are those that the action foretold, in order.
    modifier followed() {
        delete _expectedEvents;
        vm.recordLogs();
        _;
        checkEvents(vm.getRecordedLogs());
    }

    function attempt(address actor, address target, bytes memory call) internal returns (bytes memory reason) {
        vm.startPrank(actor);
        (bool isDone, bytes memory answer) = target.call(call);
        vm.stopPrank();
        return isDone ? bytes("") : answer;
    }

    /// @return isDone whether the call was made; if not, it failed for exactly the reason that was foretold
    function checkedAttempt(address actor, address target, bytes memory call, bytes memory expectedReason)
        internal
        returns (bool isDone)
    {
        vm.assertEq(attempt(actor, target, call), expectedReason, "the reason of a refusal");
        isDone = expectedReason.length == 0;
        if (isDone) return true;
        refusalsOf[bytes4(expectedReason)]++;
        // Forge records the events of a call that was undone as well.
        vm.getRecordedLogs();
    }

    function moveMoney(address from, address to, int256 amount) internal {
        held[from] -= amount;
        held[to] += amount;
    }

    function note(string memory what) internal {
        timesOf[what]++;
    }

    function noteIf(bool happened, string memory what) internal {
        if (happened) note(what);
    }

    function expectOf(bytes32 signature, uint64 account, bytes memory content) internal {
        expectEvent(address(market), abi.encode(signature, account), content);
    }

    function expectEvent(address emitter, bytes memory topics, bytes memory content) internal {
        _expectedEvents.push(keccak256(abi.encode(emitter, topics, content)));
    }

    function booked(address holder) internal view returns (int256) {
        return held[holder] - gifts[holder];
    }

    function isSelfCustody(uint64 account) internal pure returns (bool) {
        return account >= 2 ** 20;
    }

    /// @notice Rule 1: all money is where it should be, and none was made but by the mint.
    function checkMoney() public view {
        int256 sum = 0;
        for (uint256 i = 0; i < holders.length; i++) {
            eq(cashOf(holders[i]), held[holders[i]], "money of a holder");
            sum += held[holders[i]];
        }
        eq(sum, minted, "money of all holders");
        eq(int256(dollar.totalSupply()), minted, "money in the world");
        eq(int256(lpPool.cash()), booked(address(lpPool)), "cash that the pool has booked");
        eq(int256(safetyModule.totalAssets()), booked(address(safetyModule)), "stake that the module has booked");
        eq(booked(address(market)), collateralOfAll(), "the market holds the collateral of open positions");
    }

    /// @notice The positions and claims are those that the actions made, and the claims add up.
    function checkPositions() public view {
        int256 sum = 0;
        for (uint256 i = 0; i < accounts.length; i++) {
            uint64 account = accounts[i];
            vm.assertEq(abi.encode(market.position(account)), abi.encode(positions[account]), "a position");
            eq(market.unpaidClaimOf(account), claims[account], "a claim");
            sum += claims[account];
        }
        eq(market.unpaidClaims(), sum, "all claims");
    }

    function claimsOfAll() internal view returns (int256 sum) {
        for (uint256 i = 0; i < accounts.length; i++) {
            sum += claims[accounts[i]];
        }
    }

    function collateralOfAll() private view returns (int256 sum) {
        for (uint256 i = 0; i < accounts.length; i++) {
            sum += positions[accounts[i]].collateral;
        }
    }

    function checkEvents(Vm.Log[] memory logs) private view {
        uint256 found = 0;
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].emitter != address(market) && logs[i].emitter != address(waterfall)) continue;
            bytes32 actual = keccak256(abi.encode(logs[i].emitter, abi.encodePacked(logs[i].topics), logs[i].data));
            vm.assertTrue(found < _expectedEvents.length, "an event that nobody foretold");
            vm.assertEq(actual, _expectedEvents[found++], "an event");
        }
        vm.assertEq(found, _expectedEvents.length, "number of events");
    }
}
