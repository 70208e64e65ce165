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
}
