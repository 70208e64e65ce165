// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {PriceFeed} from "../../../main/solidity/PriceFeed.sol";
import {TestDollar} from "../../../main/solidity/TestDollar.sol";
import {FigureOutOfRange} from "../../../main/solidity/interfaces/Figures.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {IPocket} from "../../../main/solidity/interfaces/IPocket.sol";
import {IStakeBuyer} from "../../../main/solidity/interfaces/IStakeBuyer.sol";
import {DeficitSafetyModule} from "../../../main/solidity/pockets/DeficitSafetyModule.sol";
import {StakeBuyer} from "../../../main/solidity/pockets/StakeBuyer.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice A stake of 1000 whole units, of which one always stays. The first 100 dollars of deficits are not the stakers', and
/// a tenth is slashed on top.
contract DeficitSafetyModuleTest is MarketFixture {
    address private constant TREASURY = address(0x7EA);

    TestDollar private _stake;
    PriceFeed private _stakeFeed;
    StakeBuyer private _buyer;
    DeficitSafetyModule private _module;

    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
        _stake = new TestDollar();
        _stakeFeed = new PriceFeed(address(this), "stake");
        publish(_stakeFeed, 2);
    }

    function test_theFirstLossesAreNotTheStakersAndAFeeIsSlashedOnTop() public {
        withDollars(false);

        absorb(60e6, 0);
        absorb(60e6, 20e6);
        vm.assertEq(_module.totalAssets(), 978e6, "20 and a tenth are gone");
        vm.assertEq(dollar.balanceOf(TREASURY), 2e6, "the fee");
        vm.assertEq(dollar.balanceOf(address(lpPool)), 1_000_020e6, "the pool");
        absorb(50e6, 50e6);
        checkDeficit(100e6, 0, 0);
    }

    function test_oneUnitStaysAndWhatIsNotPaidIsOthersForGood() public {
        withDollars(false);
        checkAvailable(908_181_818);

        absorb(5000e6, 908_181_818);
        vm.assertEq(_module.totalAssets(), 1e6, "one unit");
        checkAvailable(0);
        absorb(5000e6, 0);
        checkDeficit(100e6, 0, 0);
    }

    function test_aDeferredDeficitIsPendingFromTheSlashUntilItIsCovered() public {
        withDollars(true);
        checkAvailable(0);

        absorb(120e6, 0);
        checkDeficit(120e6, 0, 0);
        vm.assertEq(_module.slash(), 22e6, "20 and a tenth");
        checkDeficit(120e6, 20e6, 22e6);
        vm.expectRevert(abi.encodeWithSelector(DeficitSafetyModule.NothingToSlash.selector, 120e6, 20e6));
        _module.slash();
        uint256 before = lpPool.cash();
        vm.assertEq(_module.cover(), 20e6, "covered");
        vm.assertEq(lpPool.cash(), before + 20e6, "booked");
        checkDeficit(100e6, 0, 0);
        vm.expectRevert(abi.encodeWithSelector(DeficitSafetyModule.NothingToSell.selector, 0));
        _module.cover();
    }

    function test_aTokenWhosePriceFallsStandsForLess() public {
        withTokens(false, 1e8, 10_000e6);

        absorb(280e6, 180e6);
        vm.assertEq(_module.totalAssets(), 890e6, "110 tokens at 1.80 brought 198");
        vm.warp(block.timestamp + 1);
        _stakeFeed.publish(5e7, uint64(block.timestamp));
        absorb(9e6, 9e6);
        vm.assertEq(_module.totalAssets(), 868e6, "22 tokens at 0.45 brought 9.90");
        vm.assertEq(_stake.balanceOf(address(_buyer)), 132e6, "what the buyer has");
        vm.assertEq(dollar.balanceOf(TREASURY), 18_900_000, "the fees");
    }

    function test_aSaleTellsTokensPriceAndDollars() public {
        withTokens(false, 1e8, 10_000e6);

        vm.expectEmit(address(_buyer));
        emit IStakeBuyer.StakeBought(address(_module), 110e6, 180_000_000, 198e6);
        vm.expectEmit(address(_module));
        emit DeficitSafetyModule.Covered(110e6, 180_000_000, 198e6, 180e6);
        absorb(280e6, 180e6);
    }

    function test_whatASaleDoesNotBringCanBeSlashedAgain() public {
        withTokens(true, 0, 10_000e6);
        absorb(200e6, 0);

        vm.assertEq(_module.slash(), 55e6, "110 dollars at 2");
        publish(_stakeFeed, 1);
        vm.assertEq(_module.cover(), 55e6, "at 1");
        checkDeficit(145e6, 0, 0);
        vm.assertEq(_module.slash(), 49_500_000, "45 and a tenth");
    }

    function test_withoutABuyersDollarsNothingIsSlashed() public {
        withTokens(false, 0, 22e6);

        absorb(1000e6, 20e6);
        vm.assertEq(_module.totalAssets(), 989e6, "11 tokens");
        absorb(1000e6, 0);
        vm.assertEq(_module.totalAssets(), 989e6, "nothing more");
    }

    /// @dev Attack: whoever holds tokens that are not staked sells them to the buyer until its dollars are gone, and nothing
    /// can be slashed any more.
    function test_nobodyElseSellsToTheBuyer() public {
        withTokens(false, 0, 22e6);
        _stake.mint(ALICE, 11e6);
        vm.startPrank(ALICE);
        _stake.approve(address(_buyer), 11e6);
        vm.expectRevert(abi.encodeWithSelector(IStakeBuyer.OnlySeller.selector, ALICE));
        _buyer.buy(11e6);
        vm.stopPrank();

        absorb(1000e6, 20e6);
        vm.assertEq(_module.totalAssets(), 989e6, "11 tokens at 2 brought 20 and the fee");
    }

    /// @dev A staker in his cooldown is slashed like the others: the module is left by appointment, not ahead of a slash.
    function test_nobodyLeavesAheadOfADeferredSlash() public {
        (cooldown, window) = (100, 50);
        withDollars(true);
        uint256 shares = _module.balanceOf(address(this));
        absorb(600e6, 0);

        _module.startCooldown(shares);
        vm.expectRevert(
            abi.encodeWithSelector(ERC4626.ERC4626ExceededMaxRedeem.selector, address(this), shares, 0)
        );
        _module.redeem(shares, address(this), address(this));
        _module.slash();
        vm.warp(block.timestamp + 100);
        vm.assertEq(_module.redeem(shares, address(this), address(this)), 450e6, "1000 less 500 and a tenth");
    }

    /// @dev 500 and a tenth are 275 tokens at 2.
    function test_norWithAStakeOfTokens() public {
        (cooldown, window) = (100, 50);
        withTokens(true, 0, 10_000e6);
        uint256 shares = _module.balanceOf(address(this));
        absorb(600e6, 0);
        _module.startCooldown(shares);
        vm.assertEq(_module.maxRedeem(address(this)), 0, "held");
        _module.slash();
        vm.warp(block.timestamp + 100);
        vm.assertEq(_module.redeem(shares, address(this), address(this)), 725e6, "1000 less 275");
    }

    function test_itPaysTheWaterfallOnly() public {
        withDollars(false);
        vm.expectRevert(abi.encodeWithSelector(IPocket.OnlyWaterfall.selector, address(this)));
        _module.absorb(1);
    }

    function test_aFigureOutsideItsBoundsIsRefused() public {
        expect("offset", -1);
        make(DeficitSafetyModule.Terms(-1, 0, false, 0, 0), IStakeBuyer(address(0)));
        expect("feeRatio", 1e9 + 1);
        make(DeficitSafetyModule.Terms(0, 1e9 + 1, false, 0, 0), IStakeBuyer(address(0)));
        expect("haircut", 1e9);
        new StakeBuyer(_stake, dollar, _stakeFeed, 1e9, address(this));
    }

    /// @dev Conservation: what stakers lose is what the pool and the treasury get, at the price of the day.
    function testFuzz_aSlashNeverFailsAndNothingIsLost(uint64[6] memory shortfalls, uint32[6] memory prices) public {
        withTokens(false, 1e8, 500e6);
        uint256 all = dollar.balanceOf(address(lpPool)) + dollar.balanceOf(address(_buyer));
        for (uint256 i = 0; i < 6; i++) {
            vm.warp(block.timestamp + 1);
            _stakeFeed.publish(1 + int64(uint64(prices[i])), uint64(block.timestamp));
            (uint256 most,) = _module.available();
            vm.startPrank(address(waterfall));
            uint256 paid = _module.absorb(shortfalls[i] % 1e18);
            vm.stopPrank();
            vm.assertTrue(paid <= most + 1, "no more than it told");
            vm.assertTrue(_module.totalAssets() >= 1e6, "one unit stays");
            vm.assertEq(_stake.balanceOf(address(_module)), _module.totalAssets(), "stake");
            vm.assertEq(dollar.balanceOf(address(_module)), 0, "no dollars stay here");
        }
        vm.assertEq(
            dollar.balanceOf(address(lpPool)) + dollar.balanceOf(address(_buyer)) + dollar.balanceOf(TREASURY),
            all,
            "dollars"
        );
        vm.assertEq(_stake.balanceOf(address(_buyer)) + _module.totalAssets(), 1000e6, "stake in all");
    }

    function withDollars(bool isDeferred) private {
        _stake = dollar;
        _module = make(terms(isDeferred), IStakeBuyer(address(0)));
        enter();
    }

    function withTokens(bool isDeferred, int64 haircut, uint256 buyersDollars) private {
        address seller = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        _buyer = new StakeBuyer(_stake, dollar, _stakeFeed, haircut, seller);
        dollar.mint(address(_buyer), buyersDollars);
        _stake.mint(address(this), 1000e6);
        _module = make(terms(isDeferred), _buyer);
        enter();
    }

    function enter() private {
        _stake.approve(address(_module), type(uint256).max);
        _module.deposit(1000e6, address(this));
    }

    function terms(bool isDeferred) private view returns (DeficitSafetyModule.Terms memory) {
        return DeficitSafetyModule.Terms(100e6, 1e8, isDeferred, cooldown, window);
    }

    function make(DeficitSafetyModule.Terms memory given, IStakeBuyer buyer) private returns (DeficitSafetyModule) {
        return new DeficitSafetyModule(
            DeficitSafetyModule.Wiring(_stake, dollar, address(lpPool), address(waterfall), TREASURY, buyer), given
        );
    }

    function absorb(uint256 shortfall, uint256 expected) private {
        vm.startPrank(address(waterfall));
        uint256 paid = _module.absorb(shortfall);
        vm.stopPrank();
        vm.assertEq(paid, expected, "paid");
    }

    function expect(string memory figure, int256 value) private {
        vm.expectRevert(abi.encodeWithSelector(FigureOutOfRange.selector, figure, value));
    }

    function checkDeficit(int64 total, int64 pending, int64 slashed) private view {
        DeficitSafetyModule.Deficit memory expected = DeficitSafetyModule.Deficit(total, pending, slashed);
        vm.assertEq(abi.encode(_module.deficit()), abi.encode(expected), "deficit");
    }

    function checkAvailable(uint256 expected) private view {
        (uint256 balance,) = _module.available();
        vm.assertEq(balance, expected, "available");
    }
}
