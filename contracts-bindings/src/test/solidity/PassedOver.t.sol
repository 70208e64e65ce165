// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, IGate} from "../../main/solidity/interfaces/IGate.sol";
import {IDeleverager} from "../../main/solidity/interfaces/IDeleverager.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {Deleverager} from "../../main/solidity/lastresort/Deleverager.sol";
import {BandFixture} from "./BandDeleveraging.t.sol";
import {QueueFixture} from "./QueueFixture.sol";
import {vm} from "./Vm.sol";

/// @title Lets nobody deleverage one account
contract Shelter is IGate {
    error Sheltered(uint64 account);

    uint64 private immutable _sheltered;

    constructor(uint64 sheltered) {
        _sheltered = sheltered;
    }

    /// @inheritdoc IGate
    function check(Action action, uint64 account, uint64) external view {
        if (action == Action.DELEVERAGE && account == _sheltered) revert Sheltered(account);
    }
}

/// @notice A long of 100 is 1000 below nothing at 1950. The short of 50 ranks before that of 100, and each gives up 10 dollars
/// for 1.0; but the market refuses to close the first.
contract PassedOverTest is QueueFixture {
    uint64 private constant BANKRUPT = 7;
    uint64 private constant SHELTERED = 2;
    function compose(address marketAddress, address, address waterfallAddress) internal override {
        mechanisms.gate = new Shelter(SHELTERED);
        composeQueue(marketAddress, waterfallAddress, 1 hours);
    }

    function test_aWinnerWhomTheMarketRefusesIsPassedOverAndTheNextIsTaken() public {
        (mechanismCount, lpPoolCap) = (3, 0);
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(BANKRUPT);
        openOne(1, -100 * UNIT, 10_000 * DOLLAR);
        openOne(SHELTERED, -50 * UNIT, 2000 * DOLLAR);
        publishBoth(1950);
        market.liquidate(BANKRUPT);

        uint64[] memory named = new uint64[](2);
        (named[0], named[1]) = (1, SHELTERED);
        vm.expectEmit(address(deleverager));
        emit IDeleverager.PassedOver(SHELTERED, abi.encodeWithSelector(Shelter.Sheltered.selector, SHELTERED));
        vm.expectEmit(address(deleverager));
        emit Deleverager.Deleveraged(1, 1000 * DOLLAR, 1000 * DOLLAR);
        deleverager.deleverage(named);

        eq(market.position(SHELTERED).size, -50 * UNIT, "passed over");
        eq(market.position(1).size, 0, "all that is missing, for all of it");
        eq(shortfalls.pending(), 0, "borne");
    }
}

/// @notice The first of the band's winners, with 4800 of profit, is refused.
contract PassedOverInTheBandTest is BandFixture {
    function compose(address marketAddress, address lpPoolAddress, address waterfallAddress) internal override {
        mechanisms.gate = new Shelter(FIRST);
        super.compose(marketAddress, lpPoolAddress, waterfallAddress);
    }

    /// @dev All 4200 of the second go: 4800 of 5800 are left, 82.8 %, which is still inside the band.
    function test_theNextIsClosedInstead() public {
        mechanismCount = 2;
        start();
        publishBoth(6000);
        vm.expectEmit(address(band));
        emit IDeleverager.PassedOver(FIRST, abi.encodeWithSelector(Shelter.Sheltered.selector, FIRST));
        band.deleverage(two(FIRST, SECOND));

        eq(market.position(FIRST).size, 1_200_000, "passed over");
        eq(market.position(SECOND).size, 0, "closed");
        vm.assertEq(lpPool.cash(), uint64(5800 * DOLLAR), "the pool paid 4200");
    }
}
