// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {PriceFeed} from "../../../main/solidity/PriceFeed.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IParameter} from "../../../main/solidity/interfaces/IParameter.sol";
import {IPushFeed} from "../../../main/solidity/interfaces/IPushFeed.sol";
import {Report} from "../../../main/solidity/interfaces/IReportFeed.sol";
import {IRoles, Role} from "../../../main/solidity/interfaces/IRoles.sol";
import {Parameters} from "../../../main/solidity/operations/Parameters.sol";
import {Pause} from "../../../main/solidity/operations/Pause.sol";
import {PublisherDoor} from "../../../main/solidity/operations/PublisherDoor.sol";
import {Roles} from "../../../main/solidity/operations/Roles.sol";
import {SettleableFeed} from "../../../main/solidity/operations/SettleableFeed.sol";
import {SettleableReportFeed} from "../../../main/solidity/operations/SettleableReportFeed.sol";
import {ScriptedFeed} from "../gates/ScriptedFeed.sol";
import {vm} from "../Vm.sol";

contract OperationsTest {
    uint64 private constant START = 1_000_000;
    uint64 private constant HOUR = 3600;
    address private constant PUBLISHER = address(0x9);
    address private constant KEEPER = address(0xBEE);
    address private constant GUARDIAN = address(0x6A);
    address private constant GOVERNOR = address(0x60);
    address private constant NEXT = address(0x61);
    bytes32 private constant CAP = "cap";

    Roles private roles;
    Pause private pause;

    function setUp() public {
        vm.warp(START);
        roles = new Roles([PUBLISHER, KEEPER, GUARDIAN, GOVERNOR]);
        pause = new Pause(roles, HOUR);
    }

    function test_aRoleIsHandedOverInTwoSteps() public {
        as_(GOVERNOR);
        roles.offer(Role.GUARDIAN, NEXT);
        vm.assertEq(roles.holderOf(Role.GUARDIAN), GUARDIAN, "still the old one");
        as_(NEXT);
        vm.expectEmit(address(roles));
        emit Roles.RoleTaken(Role.GUARDIAN, NEXT);
        roles.take(Role.GUARDIAN);
        vm.assertEq(roles.holderOf(Role.GUARDIAN), NEXT, "the new one");
        vm.expectRevert(abi.encodeWithSelector(Roles.NotOffered.selector, Role.GUARDIAN, NEXT));
        roles.take(Role.GUARDIAN);
    }

    function test_onlyTheGovernorOffersAndOnlyTheChosenTakes() public {
        as_(GUARDIAN);
        refuseRole(Role.GOVERNOR, GUARDIAN);
        roles.offer(Role.GUARDIAN, GUARDIAN);
        as_(GOVERNOR);
        roles.offer(Role.GOVERNOR, NEXT);
        as_(KEEPER);
        vm.expectRevert(abi.encodeWithSelector(Roles.NotOffered.selector, Role.GOVERNOR, KEEPER));
        roles.take(Role.GOVERNOR);
        as_(GOVERNOR);
        roles.offer(Role.GOVERNOR, address(0));
        as_(NEXT);
        vm.expectRevert(abi.encodeWithSelector(Roles.NotOffered.selector, Role.GOVERNOR, NEXT));
        roles.take(Role.GOVERNOR);
    }

    function test_everyRoleHasSomebody() public {
        vm.expectRevert(abi.encodeWithSelector(Roles.NobodyFor.selector, Role.GUARDIAN));
        new Roles([PUBLISHER, KEEPER, address(0), GOVERNOR]);
    }

    function test_theGuardianStopsAndTheGovernorLetsGoOn() public {
        as_(GUARDIAN);
        vm.expectEmit(address(pause));
        emit Pause.ActionsPaused(1 | 128);
        pause.pause(1 | 128);
        refusePaused(Action.OPEN);
        refusePaused(Action.WITHDRAW);
        pause.check(Action.CLOSE, 1, 1);
        refuseRole(Role.GOVERNOR, GUARDIAN);
        pause.resume(1);

        vm.warp(START + 1000 * HOUR);
        refusePaused(Action.OPEN);
        as_(GOVERNOR);
        refuseRole(Role.GUARDIAN, GOVERNOR);
        pause.pause(2);
        pause.resume(1);
        pause.check(Action.OPEN, 1, 1);
        refusePaused(Action.WITHDRAW);
    }

    /// @dev Attack: a guardian who renews the pause for ever would make the pool pay for every late liquidation.
    function test_liquidationsGoOnByThemselvesAndAreNotStoppedAgain() public {
        as_(GUARDIAN);
        pause.pause(16 | 32);
        vm.warp(START + HOUR - 1);
        refusePaused(Action.LIQUIDATE);
        refusePaused(Action.DELEVERAGE);
        pause.pause(16 | 32);
        vm.warp(START + HOUR);
        pause.check(Action.LIQUIDATE, 1, 1);
        pause.check(Action.DELEVERAGE, 1, 1);
        pause.pause(16);
        pause.check(Action.LIQUIDATE, 1, 1);

        as_(GOVERNOR);
        pause.resume(16);
        as_(GUARDIAN);
        pause.pause(16);
        refusePaused(Action.LIQUIDATE);
        pause.check(Action.DELEVERAGE, 1, 1);
    }

    function test_theGovernorSettlesAFeedOnceAndForGood() public {
        ScriptedFeed inner = new ScriptedFeed();
        SettleableReportFeed feed = new SettleableReportFeed(inner, roles);
        inner.say(2000e8, 5e8, 1990e8, START - 9);
        inner.resume(START - 20);
        vm.assertEq(abi.encode(feed.report()), abi.encode(inner.report()), "as behind it");
        as_(GUARDIAN);
        refuseRole(Role.GOVERNOR, GUARDIAN);
        feed.settleAt(1800e8);
        as_(GOVERNOR);
        vm.expectRevert(abi.encodeWithSelector(IPushFeed.NonPositivePrice.selector, int64(0)));
        feed.settleAt(0);
        vm.expectEmit(address(feed));
        emit SettleableFeed.Settled(1800e8);
        feed.settleAt(1800e8);

        vm.warp(START + 1000 * HOUR);
        inner.say(2100e8, 0, 2100e8, START + 1000 * HOUR);
        (int64 price, uint64 publishTime) = feed.latest();
        vm.assertEq(abi.encode(price, publishTime), abi.encode(1800e8, START + 1000 * HOUR), "always fresh");
        Report memory settled =
            Report(1800e8, 0, 1800e8, 1800e8, START + 1000 * HOUR, START + 1000 * HOUR);
        vm.assertEq(abi.encode(feed.report()), abi.encode(settled), "exact");
        vm.assertEq(int256(feed.average()), 1800e8, "its own average");
        vm.assertEq(uint256(feed.resumedAt()), 0, "after no silence");
        vm.expectRevert(abi.encodeWithSelector(SettleableFeed.AlreadySettled.selector, int64(1800e8)));
        feed.settleAt(1900e8);
    }

    function test_aFigureChangesWithinItsBoundsAndAtItsPace() public {
        Parameters parameters = parametersWithCap();
        vm.assertEq(int256(parameters.valueOf(CAP)), 500, "at the start");
        as_(GOVERNOR);
        refuseChange(parameters, 1001, abi.encodeWithSelector(
            Parameters.ParameterOutOfBounds.selector, CAP, int64(1001), int64(100), int64(1000)
        ));
        refuseChange(parameters, 99, abi.encodeWithSelector(
            Parameters.ParameterOutOfBounds.selector, CAP, int64(99), int64(100), int64(1000)
        ));
        vm.expectEmit(address(parameters));
        emit Parameters.ParameterChanged(CAP, 500, 1000);
        parameters.setParameter(CAP, 1000);
        vm.assertEq(int256(parameters.valueOf(CAP)), 1000, "changed");
        refuseChange(parameters, 100, abi.encodeWithSelector(
            Parameters.ParameterChangedTooRecently.selector, CAP, START + HOUR
        ));
        vm.warp(START + HOUR);
        parameters.setParameter(CAP, 100);
        vm.assertEq(int256(parameters.valueOf(CAP)), 100, "changed again");
    }

    function test_onlyKnownFiguresAndOnlyTheGovernor() public {
        Parameters parameters = parametersWithCap();
        vm.expectRevert(abi.encodeWithSelector(IParameter.NoParameter.selector, bytes32("cup")));
        parameters.valueOf("cup");
        as_(GUARDIAN);
        refuseRole(Role.GOVERNOR, GUARDIAN);
        parameters.setParameter(CAP, 500);
    }

    function test_aDefinitionIsCheckedToo() public {
        Parameters.Definition[] memory twice = new Parameters.Definition[](2);
        (twice[0], twice[1]) = (definition(500), definition(501));
        vm.expectRevert(abi.encodeWithSelector(Parameters.ParameterDefinedTwice.selector, CAP));
        new Parameters(roles, twice);
        Parameters.Definition[] memory outside = new Parameters.Definition[](1);
        outside[0] = definition(99);
        vm.expectRevert(
            abi.encodeWithSelector(Parameters.ParameterOutOfBounds.selector, CAP, int64(99), int64(100), int64(1000))
        );
        new Parameters(roles, outside);
    }

    function test_theDoorFollowsThePublishersRole() public {
        PublisherDoor door = new PublisherDoor(roles);
        PriceFeed feed = new PriceFeed(address(door), "mark");
        as_(PUBLISHER);
        door.publish(feed, 2000e8, START);
        as_(NEXT);
        refuseRole(Role.PUBLISHER, NEXT);
        door.publish(feed, 1e8, START);
        (int64 price,) = feed.latest();
        vm.assertEq(int256(price), 2000e8, "price");
    }

    function parametersWithCap() private returns (Parameters) {
        Parameters.Definition[] memory one = new Parameters.Definition[](1);
        one[0] = definition(500);
        return new Parameters(roles, one);
    }

    function definition(int64 value) private pure returns (Parameters.Definition memory) {
        return Parameters.Definition(CAP, value, 100, 1000, HOUR);
    }

    function as_(address caller) private {
        vm.stopPrank();
        vm.startPrank(caller);
    }

    function refuseRole(Role role, address caller) private {
        vm.expectRevert(abi.encodeWithSelector(IRoles.OnlyRole.selector, role, caller));
    }

    function refusePaused(Action action) private {
        vm.expectRevert(abi.encodeWithSelector(Pause.ActionPaused.selector, action));
        pause.check(action, 1, 1);
    }

    function refuseChange(Parameters parameters, int64 value, bytes memory reason) private {
        vm.expectRevert(reason);
        parameters.setParameter(CAP, value);
    }
}
