// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ResumeGrace} from "../../../main/solidity/gates/ResumeGrace.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {UptimeFeed} from "../../../main/solidity/oracle/UptimeFeed.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A price and a liquidation are forced in through the other chain while the sequencer is down. The golden position is
/// worth 1000 at 1970, less than 1 % of 197,000.
contract ForcedLiquidationTest is MarketFixture {
    uint64 private constant LIQUIDATE = 16;
    uint64 private constant ACCOUNT = 1;

    function test_nobodyIsLiquidatedInAnOutageOrTheGraceAfterIt() public {
        UptimeFeed uptime = new UptimeFeed(address(this));
        mechanisms.gate = new ResumeGrace(uptime, ResumeGrace.Limits(30, LIQUIDATE));
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(ACCOUNT);
        vm.warp(START + 10);
        uptime.sequencerDown(START + 5);
        publishBoth(1970);

        vm.expectRevert(abi.encodeWithSelector(UptimeFeed.SequencerIsDown.selector, START + 5));
        market.liquidate(ACCOUNT);
        vm.warp(START + 49);
        uptime.sequencerResumed(START + 20);
        vm.expectRevert(abi.encodeWithSelector(ResumeGrace.InGracePeriod.selector, START + 50));
        market.liquidate(ACCOUNT);
        eq(market.position(ACCOUNT).size, 100 * UNIT, "still open");

        vm.warp(START + 50);
        market.liquidate(ACCOUNT);
        eq(market.position(ACCOUNT).size, 0, "closed");
    }
}
