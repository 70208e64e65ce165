// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IReportBound} from "../../../main/solidity/interfaces/IReportBound.sol";
import {MaxAge} from "../../../main/solidity/oracle/bounds/MaxAge.sol";
import {BoundedMarket} from "./BoundedMarket.sol";

/// @notice Attack: the price fell to 1975 for a moment and is 2000 again; the keeper kept the report of the moment and lands it
/// now, which the feed itself allows.
contract ReportChoiceTest is BoundedMarket {
    function newBound() internal override returns (IReportBound) {
        return new MaxAge(3);
    }

    function test_aReportFromBeyondTheBoundLiquidatesNobody() public {
        advance(10);
        expectRefusal(abi.encodeWithSelector(IReportBound.ReportTooOld.selector, START + 5, uint64(3)));
        liquidateAt(1975, START + 5);

        eq(market.markPrice(), 1975e8, "the feed took it");
        eq(market.position(1).size, 100 * UNIT, "open");
        liquidateAt(2000, START + 10);
        eq(market.position(1).size, 100 * UNIT, "and healthy at the price of now");
    }

    /// @dev What the bound leaves him: three seconds.
    function test_withinTheBoundTheChoiceIsHis() public {
        advance(8);
        liquidateAt(1975, START + 5);
        eq(market.position(1).size, 0, "closed");
    }
}
