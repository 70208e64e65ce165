// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ReportBounds} from "../../../main/solidity/gates/ReportBounds.sol";
import {Action} from "../../../main/solidity/interfaces/IGate.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPriceFeed} from "../../../main/solidity/interfaces/IPriceFeed.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {PullFeed} from "../../../main/solidity/oracle/PullFeed.sol";
import {ReportedLiquidation} from "../../../main/solidity/oracle/ReportedLiquidation.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {SignersFixture} from "../oracle/SignersFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A whole market behind a pull feed, with bounds on the reports by which it liquidates. Account 1 is long 100 at 2000
/// with 4000 of collateral since `START`: at 1975 it has 1500 left of the 1975 it must hold.
abstract contract BoundedMarket is MarketFixture, SignersFixture {
    PullFeed internal pullFeed;
    ReportedLiquidation internal liquidation;

    function setUp() public virtual {
        vm.warp(START);
        pullFeed = newPullFeed();
        liquidation = new ReportedLiquidation();
        mechanismCount = 2;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        pullFeed.update(agreed(pullFeed, 2000, START));
        openGolden(1);
    }

    function newBound() internal virtual returns (IReportBound);

    function compose(address, address, address) internal override {
        IReportBound[] memory bounds = new IReportBound[](1);
        bounds[0] = newBound();
        mechanisms.gate = new ReportBounds(pullFeed, bounds, 1 << uint256(Action.LIQUIDATE));
    }

    function markFeed() internal view override returns (IPriceFeed) {
        return pullFeed;
    }

    function executionFeed() internal view override returns (IPriceFeed) {
        return pullFeed;
    }

    function advance(uint64 time) internal {
        vm.warp(START + time);
    }

    /// @dev The keeper lands a report of this price and tries to liquidate with it.
    function liquidateAt(int64 dollars, uint64 publishTime) internal {
        vm.startPrank(KEEPER);
        liquidation.liquidate(pullFeed, agreed(pullFeed, dollars, publishTime), market, one(1));
        vm.stopPrank();
    }

    /// @dev What the batch of the next call says of account 1.
    function expectRefusal(bytes memory reason) internal {
        vm.expectEmit(address(market));
        emit IPerpMarket.LiquidationFailed(1, reason);
    }
}
