// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Lens} from "../../main/solidity/Lens.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

contract LensTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(7);
    }

    function test_balancesStandInTheOrderOfTheRequest() public view {
        address[] memory holders = new address[](3);
        (holders[0], holders[1], holders[2]) = (address(lpPool), KEEPER, address(market));
        uint256[] memory expected = new uint256[](3);
        (expected[0], expected[2]) = (uint64(1_000_000 * DOLLAR), uint64(4000 * DOLLAR));

        vm.assertEq(lens.balances(dollar, holders), expected, "balances");
    }

    function test_anAccountWithoutAPositionHasSizeZero() public view {
        uint64[] memory accounts = new uint64[](2);
        (accounts[0], accounts[1]) = (8, 7);
        IPerpMarket.Position[] memory expected = new IPerpMarket.Position[](2);
        expected[1] = IPerpMarket.Position(100 * UNIT, 2000 * PRICE, 4000 * DOLLAR, START);

        vm.assertEq(abi.encode(lens.positions(market, accounts)), abi.encode(expected), "positions");
    }

    function test_aRangeHasEveryOpenPositionById() public {
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openOne(7, 100 * UNIT, 6000 * DOLLAR);
        openOne(3, -10 * UNIT, 2000 * DOLLAR);
        openOne(9, UNIT, 2000 * DOLLAR);
        publishBoth(1967);

        // Fee 0.5 % of the notional, reward 10: 2330 - 98.35 - 10 and 2700 - 983.5 - 10.
        Lens.AccountState[] memory expected = new Lens.AccountState[](2);
        expected[0] = Lens.AccountState({
            account: 3,
            position: IPerpMarket.Position(-10 * UNIT, 2000 * PRICE, 2000 * DOLLAR, START),
            pnl: 330 * DOLLAR,
            equity: 2330 * DOLLAR,
            triggerEquity: 2_221_650_000,
            maintenanceMargin: 196_700_000,
            liquidatable: false
        });
        expected[1] = Lens.AccountState({
            account: 7,
            position: IPerpMarket.Position(100 * UNIT, 2000 * PRICE, 6000 * DOLLAR, START),
            pnl: -3300 * DOLLAR,
            equity: 2700 * DOLLAR,
            triggerEquity: 1_706_500_000,
            maintenanceMargin: 1967 * DOLLAR,
            liquidatable: true
        });
        vm.assertEq(abi.encode(lens.accounts(market, 0, 9)), abi.encode(expected), "accounts");
        vm.assertEq(lens.accounts(market, 4, 7).length, 0, "nobody");
        vm.assertEq(lens.accounts(market, 9, 4).length, 0, "no range");
    }

    function test_liquidatableIsStrict() public {
        publishBoth(1980);
        vm.assertTrue(!lens.accounts(market, 7, 8)[0].liquidatable, "2000 against 1980");
        publishBoth(1979);
        vm.assertTrue(lens.accounts(market, 7, 8)[0].liquidatable, "1900 against 1979");
    }
}
