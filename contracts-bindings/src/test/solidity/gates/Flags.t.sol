// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Flags} from "../../../main/solidity/gates/Flags.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {ILiquidationTest} from "../../../main/solidity/interfaces/ILiquidationTest.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {vm} from "../Vm.sol";

/// @title A market in which a test says what an account's equity is
contract ScriptedMargins is ILiquidationTest {
    int64 private constant MAINTENANCE = 100;
    int64 public equity;
    bool public isStale;

    function say(int64 equity_) external {
        (equity, isStale) = (equity_, false);
    }

    function stall() external {
        isStale = true;
    }

    function requireLiquidatable(uint64 account) external view {
        if (isStale) revert IPerpMarket.StalePrice(0, 60);
        if (equity == 0) revert IPerpMarket.NoPosition(account);
        if (equity >= MAINTENANCE) revert IPerpMarket.StillHealthy(account, equity, MAINTENANCE);
    }
}

/// @notice A flag is ripe after 10 s and expires after 60; an account must hold 100.
contract FlagsTest {
    uint64 private constant START = 1_000_000;
    uint64 private constant TRADER = 7;
    address private constant KEEPER = address(0xBEE);

    ScriptedMargins private market;
    Flags private flags;

    function setUp() public {
        vm.warp(START);
        market = new ScriptedMargins();
        flags = new Flags(market, Flags.Limits(10, 60));
        market.say(99);
    }

    function test_aFlaggedAccountIsLiquidatedFromTheDelayToTheExpiry() public {
        refuseLiquidation(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));
        vm.startPrank(KEEPER);
        vm.expectEmit(address(flags));
        emit Flags.Flagged(TRADER, KEEPER, START);
        flags.flag(TRADER);
        vm.stopPrank();
        vm.assertEq(abi.encode(flags.flagOf(TRADER)), abi.encode(START, KEEPER), "flag");

        vm.warp(START + 9);
        refuseLiquidation(abi.encodeWithSelector(Flags.FlaggedTooRecently.selector, TRADER, START + 10));
        vm.warp(START + 10);
        flags.check(Action.LIQUIDATE, TRADER, START);
        vm.warp(START + 60);
        flags.check(Action.LIQUIDATE, TRADER, START);
        vm.warp(START + 61);
        refuseLiquidation(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));
    }

    function test_inABatchEachItemFailsAlone() public {
        flags.flag(TRADER);
        uint64[] memory accounts = new uint64[](2);
        (accounts[0], accounts[1]) = (TRADER, TRADER + 1);
        vm.startPrank(KEEPER);
        vm.expectEmit(address(flags));
        emit Flags.FlagFailed(TRADER, abi.encodeWithSelector(Flags.AlreadyFlagged.selector, TRADER, START));
        flags.flagBatch(accounts);
        vm.stopPrank();
        vm.assertEq(abi.encode(flags.flagOf(TRADER + 1)), abi.encode(START, KEEPER), "the other, by the batch's sender");
        vm.expectRevert(abi.encodeWithSelector(Flags.OnlyFlags.selector, address(this)));
        flags.flagItem(TRADER, KEEPER);
    }

    function test_aHealthyAccountIsNotFlagged() public {
        market.say(100);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, TRADER, int64(100), int64(100)));
        flags.flag(TRADER);
        market.say(0);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.NoPosition.selector, TRADER));
        flags.flag(TRADER);
    }

    function test_anybodyLiftsTheFlagOfAHealthyAccountOnly() public {
        flags.flag(TRADER);
        refuseUnflagging();
        market.stall();
        refuseUnflagging();

        market.say(100);
        vm.expectEmit(address(flags));
        emit Flags.Unflagged(TRADER, address(this));
        flags.unflag(TRADER);
        refuseLiquidation(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));
        vm.expectRevert(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));
        flags.unflag(TRADER);
    }

    function test_theFlagOfAClosedAccountIsLifted() public {
        flags.flag(TRADER);
        market.say(0);
        flags.unflag(TRADER);
        vm.assertEq(abi.encode(flags.flagOf(TRADER)), abi.encode(0, address(0)), "flag");
    }

    function test_aFlaggedAccountDoesNotShrinkUntilItIsHealthy() public {
        flags.check(Action.DECREASE, TRADER, START);
        flags.flag(TRADER);
        vm.expectRevert(abi.encodeWithSelector(Flags.FlaggedAndLiquidatable.selector, TRADER));
        flags.check(Action.DECREASE, TRADER, START);
        flags.check(Action.INCREASE, TRADER, START);
        flags.check(Action.CLOSE, TRADER, START);

        market.say(100);
        flags.check(Action.DECREASE, TRADER, START);
        market.say(99);
        vm.warp(START + 61);
        flags.check(Action.DECREASE, TRADER, START);
    }

    /// @dev Attack: who flags himself would start the delay anew whenever it is over.
    function test_aTraderWhoFlagsHimselfDoesNotShieldHimself() public {
        flags.flag(TRADER);
        vm.warp(START + 10);
        vm.expectRevert(abi.encodeWithSelector(Flags.AlreadyFlagged.selector, TRADER, START));
        flags.flag(TRADER);
        flags.check(Action.LIQUIDATE, TRADER, START);
    }

    /// @dev Attack: a top-up of a millionth of a dollar would void the flag each time.
    function test_aChangeThatDoesNotHealDoesNotLiftTheFlag() public {
        flags.flag(TRADER);
        vm.warp(START + 10);
        flags.check(Action.LIQUIDATE, TRADER, START + 9);
        refuseUnflagging();
    }

    /// @dev Attack: flag in a dip, wait for the price to come back, liquidate in the next dip without a warning.
    function test_flagAndWaitGainsNothing() public {
        flags.flag(TRADER);
        vm.warp(START + 20);
        market.say(150);
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, TRADER, int64(150), int64(100)));
        market.requireLiquidatable(TRADER);
        flags.unflag(TRADER);
        market.say(99);
        refuseLiquidation(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));

        flags.flag(TRADER);
        vm.warp(START + 81);
        refuseLiquidation(abi.encodeWithSelector(Flags.NotFlagged.selector, TRADER));
        flags.flag(TRADER);
        refuseLiquidation(abi.encodeWithSelector(Flags.FlaggedTooRecently.selector, TRADER, START + 91));
    }

    /// @dev Attack: starve the test of gas, so that it seems to find the account healthy.
    function testFuzz_tooLittleGasLiftsNoFlagAndFreesNoDecrease(uint16 gas) public {
        flags.flag(TRADER);
        (bool lifted,) = address(flags).call{gas: gas}(abi.encodeCall(flags.unflag, (TRADER)));
        (bool freed,) = address(flags).call{gas: gas}(abi.encodeCall(flags.check, (Action.DECREASE, TRADER, START)));
        vm.assertTrue(!lifted && !freed, "refused");
    }

    function test_theExpiryComesAfterTheDelay() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "expiry", int256(10)));
        new Flags(market, Flags.Limits(10, 10));
    }

    function refuseLiquidation(bytes memory reason) private {
        vm.expectRevert(reason);
        flags.check(Action.LIQUIDATE, TRADER, START);
    }

    function refuseUnflagging() private {
        vm.expectRevert(abi.encodeWithSelector(Flags.NotShownHealthy.selector, TRADER));
        flags.unflag(TRADER);
    }
}
