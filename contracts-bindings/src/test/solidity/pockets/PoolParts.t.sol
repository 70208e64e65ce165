// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {Tranches} from "../../../main/solidity/pockets/Tranches.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A long of 100 at 2000 with 4000 is 1000 below nothing at 1950; buffer 200, junior 500, safety module 150, pool.
contract PoolPartsTest is MarketFixture {
    Tranches private _tranches;

    function compose(address, address lpPoolAddress, address waterfallAddress) internal override {
        _tranches = new Tranches(dollar, IERC4626(lpPoolAddress), waterfallAddress, 1_000_000_000, 0);
    }

    function pocketOrder() internal view override returns (address[] memory order) {
        order = new address[](4);
        (order[0], order[1]) = (address(feeBuffer), address(_tranches));
        (order[2], order[3]) = (address(safetyModule), address(lpPool));
    }

    function setUp() public {
        mechanismCount = 1;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 150e6);
        dollar.approve(address(_tranches), type(uint256).max);
        _tranches.deposit(Tranches.Tranche.JUNIOR, 500e6, address(this));
        _tranches.deposit(Tranches.Tranche.SENIOR, 999_500e6, address(this));
        safetyModule.deposit(1000e6, address(this));
        dollar.mint(address(feeBuffer), 200e6);
        publishBoth(2000);
        openGolden(1);
        publishBoth(1950);
        _tranches.revalue();
    }

    function test_thePoolBooksWhatItWasSentAndNotWhatItsJuniorForgoes() public {
        market.liquidate(1);

        vm.assertEq(lpPool.cash(), 1_004_350e6, "4000 of collateral, 200 and 150");
        eq(cashOf(address(lpPool)), 1_004_350 * DOLLAR, "which it has");
        _tranches.revalue();
        vm.assertEq(_tranches.totalAssets(Tranches.Tranche.JUNIOR), 0, "the junior bore its 500");
    }
}
