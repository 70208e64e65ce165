// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CashVault} from "../../main/solidity/CashVault.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @notice Half a million dollars that somebody gives to a vault stay there and change nothing.
contract DonationsTest is MarketFixture {
    uint256 private constant GIFT = 500_000e6;

    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
    }

    function test_aGiftToThePoolChangesNeitherSharePriceNorCash() public {
        bytes memory before = poolFigures();

        dollar.mint(address(lpPool), GIFT);

        vm.assertEq(poolFigures(), before, "pool");
    }

    function test_aGiftToThePoolMakesNoRoomForPositions() public {
        dollar.mint(address(lpPool), GIFT);

        vm.expectRevert(
            abi.encodeWithSelector(
                IPerpMarket.ReserveExceeded.selector, 502_000 * DOLLAR, 500_000 * DOLLAR
            )
        );
        openOne(1, 251 * UNIT, 20_000 * DOLLAR);
    }

    function test_aGiftToThePoolPaysNoTrader() public {
        openOne(1, 250 * UNIT, 20_000 * DOLLAR);
        dollar.mint(address(lpPool), GIFT);
        publishBoth(8000);

        // The profit is a million and a half, the pool's own a million.
        market.close(1);

        eq(market.unpaidClaims(), 500_000 * DOLLAR, "claims");
        eq(cashOf(address(lpPool)), int256(GIFT), "the gift is still there");
    }

    function test_aGiftToTheSafetyModuleIsNeitherSharedNorSlashed() public {
        safetyModule.deposit(1000, address(this));
        dollar.mint(address(safetyModule), GIFT);

        vm.assertEq(safetyModule.totalAssets(), 1000, "total assets");
        vm.assertEq(safetyModule.previewRedeem(safetyModule.balanceOf(address(this))), 1000, "share price");
        vm.startPrank(address(waterfall));
        vm.assertEq(safetyModule.absorb(GIFT), 1000, "paid");
        eq(cashOf(address(safetyModule)), int256(GIFT), "the gift is still there");
    }

    function test_aGiftToTheFeeBufferIsWelcome() public {
        dollar.mint(address(feeBuffer), GIFT);

        vm.startPrank(address(waterfall));
        vm.assertEq(feeBuffer.absorb(2 * GIFT), GIFT, "paid");
    }

    function test_theFirstDepositorCannotBeRobbedByAGift() public {
        safetyModule.deposit(1, ALICE);
        dollar.mint(address(safetyModule), GIFT);

        uint256 shares = safetyModule.deposit(1000e6, address(this));

        vm.assertEq(safetyModule.previewRedeem(shares), 1000e6, "the deposit");
    }

    function test_thePoolBooksExactlyWhatACloseSends() public {
        openGolden(1);
        openGolden(2);
        dollar.mint(address(feeBuffer), uint64(300 * DOLLAR));
        safetyModule.deposit(uint64(200 * DOLLAR), address(this));
        publishBoth(1950);

        // 4000 of collateral, 300 and 200 of the pockets; 500 of the shortfall is the pool's own.
        market.liquidate(1);
        vm.assertEq(lpPool.cash(), uint64(1_004_500 * DOLLAR), "pool");
        market.close(2);
        vm.assertEq(lpPool.cash(), uint64(1_008_500 * DOLLAR), "pool");
        eq(cashOf(address(lpPool)), 1_008_500 * DOLLAR, "pool's tokens");
    }

    function test_thePoolBooksTheFeeIfItIsItsReceiver() public {
        poolGetsFees = true;
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
        publishBoth(1967);

        // A loss of 3300 and 0.5 % of 196,700.
        market.liquidate(1);

        vm.assertEq(lpPool.cash(), 1_004_283_500_000, "pool");
        eq(cashOf(address(lpPool)), 1_004_283_500_000, "pool's tokens");
    }

    function test_aSupplyBeyond64BitsIsRefused() public {
        // A thousand shares each, and a thousand virtual ones that have to fit beside them.
        safetyModule.deposit(9_223_372_036_854_774, address(this));

        vm.expectRevert(abi.encodeWithSelector(CashVault.TooManyShares.selector, 9_223_372_036_854_775_000));
        safetyModule.deposit(1, address(this));
    }

    function poolFigures() private view returns (bytes memory) {
        return abi.encode(
            lpPool.cash(),
            lpPool.totalAssets(),
            lpPool.freeCash(),
            lpPool.convertToAssets(1e9),
            lpPool.previewDeposit(1e9),
            lpPool.maxWithdraw(address(this))
        );
    }
}
