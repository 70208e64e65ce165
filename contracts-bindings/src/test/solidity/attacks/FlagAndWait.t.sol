// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Flags} from "../../../main/solidity/gates/Flags.sol";
import {ILiquidationTest} from "../../../main/solidity/interfaces/ILiquidationTest.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A flag is ripe after 10 s and expires after 60. A long of 100 from 2000 with 4000: at 1975 it has 1500 of the 1975 it
/// must hold.
contract FlagAndWaitTest is MarketFixture {
    Flags private _flags;

    function compose(address marketAddress, address, address) internal override {
        _flags = new Flags(ILiquidationTest(marketAddress), Flags.Limits(10, 60));
        mechanisms.gate = _flags;
    }

    function setUp() public {
        mechanismCount = 1;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(1);
        publishBoth(1975);
        vm.startPrank(KEEPER);
        _flags.flag(1);
        vm.stopPrank();
    }

    /// @dev Attack: flag in a dip, wait until the price has come back, liquidate in the next dip without a warning.
    function test_whoFlagsAndWaitsIsNoFurtherThanBefore() public {
        vm.warp(block.timestamp + 20);
        publishBoth(2000);
        refuse(abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, 1, 4000 * DOLLAR, 2000 * DOLLAR));
        _flags.unflag(1);
        publishBoth(1975);
        refuse(abi.encodeWithSelector(Flags.NotFlagged.selector, 1));
        _flags.flag(1);
        refuse(abi.encodeWithSelector(Flags.FlaggedTooRecently.selector, 1, block.timestamp + 10));
    }

    function test_norDoesTheFlagOutliveItsTime() public {
        vm.warp(block.timestamp + 61);
        publishBoth(1975);
        refuse(abi.encodeWithSelector(Flags.NotFlagged.selector, 1));
    }

    function test_whoeverStaysIllIsClosed() public {
        vm.warp(block.timestamp + 10);
        publish(oracleFeed, 1975);
        liquidateAs(KEEPER, 1);
        eq(market.position(1).size, 0, "closed");
    }

    function refuse(bytes memory reason) private {
        vm.startPrank(KEEPER);
        vm.expectRevert(reason);
        market.liquidate(1);
        vm.stopPrank();
    }
}
