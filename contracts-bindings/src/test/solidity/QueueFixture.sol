// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {Deleverager} from "../../main/solidity/lastresort/Deleverager.sol";
import {Shortfalls} from "../../main/solidity/lastresort/Shortfalls.sol";
import {DeleveragingMaths} from "../../main/solidity/maths/DeleveragingMaths.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title A market whose winners give up what the pockets leave, by BitMEX's rank and at bankruptcy prices by default
abstract contract QueueFixture is MarketFixture {
    DeleveragingMaths.RankRule internal rankRule = DeleveragingMaths.RankRule.BITMEX;
    Deleverager.PriceRule internal priceRule = Deleverager.PriceRule.BANKRUPTCY;
    Shortfalls internal shortfalls;
    Deleverager internal deleverager;

    /// @dev Makes two contracts. A carry has to be there before.
    /// @param window how long what is missing waits for winners, seconds
    function composeQueue(address marketAddress, address waterfallAddress, uint64 window) internal {
        address deleveragerAddress = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        shortfalls = new Shortfalls(waterfallAddress, UNIT, window, deleveragerAddress, address(0));
        deleverager = new Deleverager(
            IPerpMarket(marketAddress), mechanisms.carry, shortfalls, rankRule, priceRule, UNIT
        );
        mechanisms.deleverager = address(deleverager);
        lastResort = shortfalls;
    }
}
