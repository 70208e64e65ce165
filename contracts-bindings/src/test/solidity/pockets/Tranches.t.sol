// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../../main/solidity/interfaces/IPocket.sol";
import {TrancheMaths} from "../../../main/solidity/maths/TrancheMaths.sol";
import {TrancheShare} from "../../../main/solidity/pockets/TrancheShare.sol";
import {Tranches} from "../../../main/solidity/pockets/Tranches.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A junior of 650,000 and a senior of 350,000 dollars in one pool. The golden long of 100 entered at 2000 moves it by
/// a hundred dollars for each dollar of the price.
contract TranchesTest is MarketFixture {
    address private constant BOB = address(0xB0B);
    Tranches.Tranche private constant JUNIOR = Tranches.Tranche.JUNIOR;
    Tranches.Tranche private constant SENIOR = Tranches.Tranche.SENIOR;

    Tranches private _tranches;

    function setUp() public {
        begin(1e9);
    }

    function test_theJuniorLosesFirst() public {
        publishBoth(2010);
        check(649_000, 350_000, 1000, 0);
        publishBoth(2005);
        check(649_500, 350_000, 500, 0);
        // Another 500 are made good, then 65 % of 1000 are the junior's.
        publishBoth(1990);
        check(650_650, 350_350, 0, 0);
    }

    function test_lossesAreSharedByTheSplit() public {
        begin(65e7);

        publishBoth(2010);
        check(649_350, 349_650, 650, 350);
        publishBoth(2008);
        check(649_350, 349_850, 650, 150);
    }

    function test_aShareOfATrancheIsAShareOfItsWorth() public {
        publishBoth(2010);

        vm.startPrank(ALICE);
        uint256 half = shares(JUNIOR, ALICE) / 2;
        vm.assertEq(_tranches.redeem(JUNIOR, half, ALICE), 324_500e6, "half of 649,000");
        vm.stopPrank();
        check(324_500, 350_000, 500, 0);
        vm.assertEq(dollar.balanceOf(ALICE), 324_500e6, "paid by the pool");
    }

    function test_aDepositLeavesTheOtherTrancheAsItWas() public {
        publishBoth(2010);

        enter(SENIOR, BOB, 100_000);
        check(649_000, 450_000, 1000, 0);
        enter(JUNIOR, BOB, 64_900);
        check(713_900, 450_000, 1000, 0);
        // Rounded down, once.
        vm.assertEq(shares(JUNIOR, BOB), shares(JUNIOR, ALICE) / 10 - 1, "a tenth of those who were there");
    }

    function test_theJuniorTellsItsPartOfAShortfall() public {
        begin(65e7);
        vm.startPrank(address(waterfall));
        vm.assertEq(_tranches.absorb(1000e6), 650e6, "65 %");
        vm.assertEq(_tranches.absorb(2_000_000e6), 649_350e6, "all it has left");
        vm.assertEq(_tranches.absorb(1), 0, "nothing left");
        vm.stopPrank();
        _tranches.revalue();
        vm.startPrank(address(waterfall));
        vm.assertEq(_tranches.absorb(1000e6), 650e6, "valued anew, no money has left it");
    }

    function test_itTellsTheWaterfallOnly() public {
        vm.expectRevert(abi.encodeWithSelector(IPocket.OnlyWaterfall.selector, address(this)));
        _tranches.absorb(1);
    }

    function test_onlyTheTranchesMakeShares() public {
        TrancheShare share = _tranches.shareOf(JUNIOR);
        vm.expectRevert(abi.encodeWithSelector(TrancheShare.OnlyTranches.selector, address(this)));
        share.mint(address(this), 1);
        vm.expectRevert(abi.encodeWithSelector(TrancheShare.OnlyTranches.selector, address(this)));
        share.burn(ALICE, 1);
    }

    function test_aTrancheThatIsWorthNothingIsNotForSale() public {
        publishBoth(9000);

        vm.expectRevert(abi.encodeWithSelector(Tranches.WorthlessTranche.selector, JUNIOR));
        _tranches.deposit(JUNIOR, 1e6, address(this));
    }

    function test_aFigureOutsideItsBoundsIsRefused() public {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "juniorLossRatio", 0));
        new Tranches(dollar, lpPool, address(waterfall), 0, 0);
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, "juniorGainRatio", 1e9 + 1));
        new Tranches(dollar, lpPool, address(waterfall), 1, 1e9 + 1);
    }

    /// @dev A senior who has the tranches valued at every low and every high gets nothing that he would not get anyway.
    function test_theSeniorCannotEarnFromAPriceThatFallsAndComesBack() public {
        for (uint256 i = 0; i < 5; i++) {
            publishBoth(2050);
            _tranches.revalue();
            publishBoth(2000);
            _tranches.revalue();
        }
        check(650_000, 350_000, 0, 0);
    }

    /// @dev The trader owes 1000 more than its collateral, which the pool's value counts until it is liquidated.
    function test_aJuniorWhoLeavesAheadOfALossIsPaidWithoutItWhereThePoolNetsIt() public {
        isNetOfPhantom = true;
        begin(1e9);
        publishBoth(1950);
        _tranches.revalue();
        check(652_600, 351_400, 0, 0);
        vm.startPrank(ALICE);
        uint256 paid = _tranches.redeem(JUNIOR, shares(JUNIOR, ALICE) / 2, ALICE);
        vm.stopPrank();

        market.liquidate(1);

        // Rounded in favour of who stays.
        vm.assertTrue(326_300e6 - paid <= 1, "half of the 652,600 that will really be there");
        check(326_300, 351_400, 0, 0);
    }

    function testFuzz_theTranchesAreWorthWhatTheirSharesOfThePoolAre(int16[8] memory prices, uint32[8] memory amounts)
        public
    {
        for (uint256 i = 0; i < 8; i++) {
            publishBoth(2000 + int64(prices[i]) / 64);
            Tranches.Tranche tranche = amounts[i] % 2 == 0 ? JUNIOR : SENIOR;
            address owner = tranche == JUNIOR ? ALICE : BOB;
            if (amounts[i] % 4 < 2) {
                enter(tranche, owner, 1 + amounts[i] % 10_000);
            } else {
                vm.startPrank(owner);
                _tranches.redeem(tranche, shares(tranche, owner) * (amounts[i] % 100) / 1000, owner);
                vm.stopPrank();
            }
            _tranches.revalue();
            TrancheMaths.Worth memory worth = _tranches.worth();
            uint256 whole = lpPool.previewRedeem(lpPool.balanceOf(address(_tranches)));
            vm.assertEq(int256(worth.junior) + worth.senior, int256(whole), "the whole");
        }
    }

    function begin(int64 lossRatio) private {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        _tranches = new Tranches(dollar, lpPool, address(waterfall), lossRatio, 65e7);
        dollar.approve(address(_tranches), type(uint256).max);
        publishBoth(2000);
        enter(JUNIOR, ALICE, 650_000);
        enter(SENIOR, BOB, 350_000);
        openGolden(1);
    }

    function enter(Tranches.Tranche tranche, address owner, uint256 dollars) private {
        _tranches.deposit(tranche, dollars * 1e6, owner);
    }

    function shares(Tranches.Tranche tranche, address owner) private view returns (uint256) {
        return _tranches.shareOf(tranche).balanceOf(owner);
    }

    /// @dev In dollars, to a millionth for what the pool rounds.
    function check(int64 junior, int64 senior, int64 juniorDeficit, int64 seniorDeficit) private {
        _tranches.revalue();
        TrancheMaths.Worth memory worth = _tranches.worth();
        near(worth.junior, junior, "junior");
        near(worth.senior, senior, "senior");
        near(worth.juniorDeficit, juniorDeficit, "junior deficit");
        near(worth.seniorDeficit, seniorDeficit, "senior deficit");
    }

    function near(int64 actual, int64 dollars, string memory what) private pure {
        int64 difference = actual - dollars * DOLLAR;
        vm.assertTrue(difference >= -2 && difference <= 2, what);
    }
}
