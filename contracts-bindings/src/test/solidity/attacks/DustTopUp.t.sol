// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {SinceChange} from "../../../main/solidity/oracle/bounds/SinceChange.sol";
import {BoundedMarket} from "./BoundedMarket.sol";
import {vm} from "../Vm.sol";

/// @notice Attack: whoever is about to be liquidated changes his position ahead of the keeper, so that the keeper's report is
/// one from before the last change.
contract DustTopUpTest is BoundedMarket {
    function newBound() internal override returns (IReportBound) {
        return new SinceChange();
    }

    function test_aTopUpOfAMicroDollarVoidsNoReport() public {
        vm.warp(START + 6);
        market.increase(1, 0, 1);
        vm.assertEq(uint256(market.position(1).changedAt), START, "not changed");

        liquidateAt(1975, START + 5);
        eq(market.position(1).size, 0, "closed all the same");
    }

    /// @dev 475 more are the 1975 that it must hold at 1975.
    function test_aTopUpThatHealsCountsAtAnyReport() public {
        vm.warp(START + 6);
        market.increase(1, 0, 475 * DOLLAR);

        expectRefusal(abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, 1, 1975 * DOLLAR, 1975 * DOLLAR));
        liquidateAt(1975, START + 5);
    }

    /// @dev A change of size does void the report, but once: the report has landed, and at its price he may change nothing.
    function test_aChangeOfSizeDelaysTheKeeperByOneReport() public {
        vm.warp(START + 6);
        market.decrease(1, 1, 0);
        expectRefusal(
            abi.encodeWithSelector(IReportBound.ReportBeforeChange.selector, START + 5, START + 6)
        );
        liquidateAt(1975, START + 5);

        vm.warp(START + 7);
        // 99.999998 would be left, worth 197,499.99605; each has lost 25 since, and so has what would be closed.
        vm.expectRevert(
            abi.encodeWithSelector(IPerpMarket.InsufficientMargin.selector, 1, 1_500_000_025, 1_974_999_961)
        );
        market.decrease(1, 1, 0);
        market.increase(1, 0, 1);
        liquidateAt(1975, START + 7);
        eq(market.position(1).size, 0, "closed");
    }
}
