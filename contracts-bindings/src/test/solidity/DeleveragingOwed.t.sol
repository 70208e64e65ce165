// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ICarry} from "../../main/solidity/interfaces/ICarry.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {Deleverager} from "../../main/solidity/lastresort/Deleverager.sol";
import {QueueFixture} from "./QueueFixture.sol";
import {vm} from "./Vm.sol";

/// @notice Account 1 owes 12,500 of funding for as long as it is open, nobody else anything.
contract OneDebtor is ICarry {
    /// @inheritdoc ICarry
    function settle(uint64 account, int64 before, int64) external pure returns (Charge memory charge) {
        if (before != 0 && account == 1) charge.funding = 12_500e6;
    }

    /// @inheritdoc ICarry
    function accrue() external {}

    /// @inheritdoc ICarry
    function owed(uint64 account, int64) external pure returns (Charge memory charge) {
        if (account == 1) charge.funding = 12_500e6;
    }

    /// @inheritdoc ICarry
    function netOwed() external pure returns (int64) {
        return 0;
    }
}

/// @notice A long of 100 is 1000 below nothing at 1950, bankrupt at 1960. The only winner, a short of 200, has 8000 of
/// collateral and owes 12,500 for the time.
contract DeleveragingOwedTest is QueueFixture {
    function compose(address marketAddress, address, address waterfallAddress) internal override {
        mechanisms.carry = new OneDebtor();
        composeQueue(marketAddress, waterfallAddress, 1 hours);
    }

    /// @dev Half of it would be enough, but gains 4000 only, less than the 4500 that its collateral does not cover.
    function test_aPartThatWouldNotPayWhatIsOwedForTheTimeBecomesAll() public {
        (mechanismCount, lpPoolCap) = (3, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(7);
        openOne(1, -200 * UNIT, 8000 * DOLLAR);
        publishBoth(1950);
        market.liquidate(7);
        int256 purse = cashOf(address(this));

        vm.expectEmit(address(deleverager));
        emit Deleverager.Deleveraged(1, 2000 * DOLLAR, 1000 * DOLLAR);
        deleverager.deleverage(one(1));

        eq(shortfalls.pending(), 0, "borne");
        eq(market.position(1).size, 0, "all of it");
        eq(cashOf(address(this)) - purse, 3500 * DOLLAR, "8000 and 200 * 40 less 12,500");
    }
}
