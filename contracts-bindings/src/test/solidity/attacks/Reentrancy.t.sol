// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";
import {Attacker, HookedDollar} from "./HookedDollar.sol";

/// @notice Every entry point from inside every other, at each of its transfers. The attacker is trader, keeper, depositor
/// and staker. Inside the market and during its calls the market and the pool refuse; the safety module's own money is
/// in order at every transfer, so there a call from inside is worth exactly what it is worth before or after.
contract ReentrancyTest is MarketFixture {
    uint64 private constant OWN = 2 ** 20;
    uint64 private constant SICK = 1;
    uint64 private constant CLAIMED = 2;
    uint256 private constant MOST_TRANSFERS = 7;
    /// @dev Of all calls together, each made alone.
    uint256 private constant TRANSFERS = 22;
    uint256 private constant NONE = type(uint256).max;
    uint256 private constant LIQUIDATE = 7;
    bytes4 private constant REENTERED = ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector;
    Attacker private attacker;
    Attacker.Call[] private calls;

    function newDollar() internal override returns (TestDollar) {
        return new HookedDollar();
    }

    /// @dev A sick long of the operator's with a shortfall for all pockets, a claim, and the attacker's own healthy long.
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        attacker = new Attacker();
        fund(address(attacker));
        publishBoth(2000);
        openTheClaim();
        depositLp(1_000_000);
        safetyModule.deposit(uint64(1000 * DOLLAR), address(this));
        dollar.mint(address(feeBuffer), uint64(100 * DOLLAR));
        openOne(SICK, 10 * UNIT, 450 * DOLLAR);
        listCalls();
        for (uint256 i = 0; i < 3; i++) {
            vm.assertTrue(attacker.make(calls[i]), "the attacker is in");
        }
        publishBoth(1940);
    }

    function test_whatIsCalledFromInsideIsRefusedOrWorthWhatItIsWorthOutside() public {
        uint256 struck = 0;
        for (uint256 outer = 0; outer < calls.length; outer++) {
            for (uint256 inner = 0; inner < calls.length; inner++) {
                struck += attackAtEachTransfer(outer, inner);
            }
        }
        vm.assertEq(struck, TRANSFERS * calls.length, "every call from inside at every transfer");
    }

    /// @dev From inside a liquidation, at its first transfer, when the position is gone and the money is not yet there.
    function test_insideALiquidationTheMarketAndThePoolAreClosed() public {
        for (uint256 inner = 0; inner < calls.length; inner++) {
            if (calls[inner].target == address(safetyModule)) continue;
            uint256 id = vm.snapshotState();
            attack(LIQUIDATE, inner, 1);
            (bool isRefused, bytes4 reason) = (attacker.isRefused(), attacker.reason());
            vm.revertToState(id);
            vm.assertTrue(isRefused, vm.toString(inner));
            vm.assertEq(bytes32(reason), bytes32(REENTERED), vm.toString(inner));
        }
    }

    function attackAtEachTransfer(uint256 outer, uint256 inner) private returns (uint256 strikes) {
        bytes32 alone = stateAfter(outer, NONE);
        bytes32 before = stateAfter(inner, outer);
        bytes32 afterwards = stateAfter(outer, inner);
        for (uint256 transfer = 1; transfer <= MOST_TRANSFERS; transfer++) {
            uint256 id = vm.snapshotState();
            attack(outer, inner, transfer);
            bytes32 attacked = digest();
            (bool hasStruck, bool isRefused) = (attacker.hasStruck(), attacker.isRefused());
            vm.revertToState(id);
            if (!hasStruck) return strikes;
            strikes++;
            string memory pair = string.concat(vm.toString(outer), " with inside ", vm.toString(inner));
            if (isRefused) vm.assertEq(attacked, alone, pair);
            else vm.assertTrue(attacked == before || attacked == afterwards, pair);
        }
    }

    function attack(uint256 outer, uint256 inner, uint256 transfer) private {
        attacker.prepare(calls[inner]);
        HookedDollar(address(dollar)).callBack(attacker, transfer);
        attacker.make(calls[outer]);
        HookedDollar(address(dollar)).callBack(attacker, 0);
    }

    function stateAfter(uint256 first, uint256 second) private returns (bytes32 state) {
        uint256 id = vm.snapshotState();
        attacker.make(calls[first]);
        if (second != NONE) attacker.make(calls[second]);
        state = digest();
        vm.revertToState(id);
    }

    function digest() private view returns (bytes32) {
        return keccak256(abi.encode(balances(), positions(), market.openInterest(), market.unpaidClaims(), vaults()));
    }

    function balances() private view returns (uint256[] memory) {
        address[] memory holders = new address[](7);
        holders[0] = address(market);
        holders[1] = address(lpPool);
        holders[2] = address(safetyModule);
        holders[3] = address(feeBuffer);
        holders[4] = address(secondBuffer);
        holders[5] = address(attacker);
        holders[6] = address(this);
        return lens.balances(dollar, holders);
    }

    function positions() private view returns (IPerpMarket.Position[] memory) {
        uint64[] memory ids = new uint64[](5);
        (ids[0], ids[1], ids[2], ids[3], ids[4]) = (SICK, CLAIMED, OWN, OWN + 1, OWN + 2);
        return lens.positions(market, ids);
    }

    function vaults() private view returns (bytes memory) {
        return abi.encode(
            lpPool.cash(),
            lpPool.totalSupply(),
            lpPool.balanceOf(address(attacker)),
            safetyModule.totalAssets(),
            safetyModule.totalSupply(),
            safetyModule.balanceOf(address(attacker))
        );
    }

    /// @dev A pool of 100 owes a winner 1000 and gets them from a loser a moment too late: a claim of 900 stays.
    function openTheClaim() private {
        depositLp(100);
        openOne(CLAIMED, UNIT / 50, 20 * DOLLAR);
        openOne(SICK, -UNIT / 50, 2000 * DOLLAR);
        publishBoth(52_000);
        market.close(CLAIMED);
        market.close(SICK);
        publishBoth(2000);
    }

    function fund(address holder) private {
        dollar.mint(holder, uint64(100_000 * DOLLAR));
        vm.startPrank(holder);
        dollar.approve(address(market), type(uint256).max);
        dollar.approve(address(lpPool), type(uint256).max);
        dollar.approve(address(safetyModule), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev The first three are how the attacker comes in.
    function listCalls() private {
        address to = address(attacker);
        uint64[] memory batch = new uint64[](2);
        (batch[0], batch[1]) = (SICK, OWN);
        add(address(market), abi.encodeCall(market.open, (UNIT, 200 * DOLLAR)));
        add(address(lpPool), abi.encodeCall(lpPool.deposit, (1000e6, to)));
        add(address(safetyModule), abi.encodeCall(safetyModule.deposit, (500e6, to)));
        add(address(market), abi.encodeCall(market.increase, (OWN, UNIT, 100 * DOLLAR)));
        add(address(market), abi.encodeCall(market.decrease, (OWN, UNIT / 2, 10 * DOLLAR)));
        add(address(market), abi.encodeCall(market.close, (OWN)));
        add(address(market), abi.encodeCall(market.payClaim, (CLAIMED)));
        add(address(market), abi.encodeCall(market.liquidate, (SICK)));
        add(address(market), abi.encodeCall(market.liquidateBatch, (batch)));
        add(address(lpPool), abi.encodeCall(lpPool.mint, (1e9, to)));
        add(address(lpPool), abi.encodeCall(lpPool.withdraw, (500e6, to, to)));
        add(address(lpPool), abi.encodeCall(lpPool.redeem, (1e8, to, to)));
        add(address(safetyModule), abi.encodeCall(safetyModule.withdraw, (100e6, to, to)));
        add(address(safetyModule), abi.encodeCall(safetyModule.redeem, (1e8, to, to)));
        add(address(safetyModule), abi.encodeCall(safetyModule.mint, (1e9, to)));
    }

    function add(address target, bytes memory content) private {
        calls.push(Attacker.Call(target, content));
    }
}
