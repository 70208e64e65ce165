// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {FeeBuffer} from "../../main/solidity/FeeBuffer.sol";
import {Lens} from "../../main/solidity/Lens.sol";
import {LossWaterfall} from "../../main/solidity/LossWaterfall.sol";
import {LpPool} from "../../main/solidity/LpPool.sol";
import {PerpMarket} from "../../main/solidity/PerpMarket.sol";
import {PriceFeed} from "../../main/solidity/PriceFeed.sol";
import {SafetyModule} from "../../main/solidity/SafetyModule.sol";
import {TestDollar} from "../../main/solidity/TestDollar.sol";
import {IGate} from "../../main/solidity/interfaces/IGate.sol";
import {ILastResort} from "../../main/solidity/interfaces/ILastResort.sol";
import {ILossWaterfall} from "../../main/solidity/interfaces/ILossWaterfall.sol";
import {ILpPool} from "../../main/solidity/interfaces/ILpPool.sol";
import {INavRule} from "../../main/solidity/interfaces/INavRule.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IPhantomNav} from "../../main/solidity/interfaces/IPhantomNav.sol";
import {IPriceFeed} from "../../main/solidity/interfaces/IPriceFeed.sol";
import {vm} from "./Vm.sol";

/// @title A whole market around the test contract, which is operator, publisher, staker and depositor
/// @notice Sizes have six decimals here: `UNIT` is 1.0 of the underlying, `DOLLAR` one dollar of money, `PRICE` one of price.
abstract contract MarketFixture {
    int64 internal constant UNIT = 1e6;
    int64 internal constant DOLLAR = 1e6;
    int64 internal constant PRICE = 1e8;
    uint256 internal constant NO_CAP = uint256(uint64(type(int64).max));
    uint64 internal constant START = 1_000_000;
    uint64 internal constant MAX_AGE = 60;

    /// @dev Sorted as they are deployed, which is how the addresses of later ones are known.
    TestDollar internal dollar;
    PriceFeed internal oracleFeed;
    PriceFeed internal fastFeed;
    FeeBuffer internal feeBuffer;
    FeeBuffer internal secondBuffer;
    SafetyModule internal safetyModule;
    LpPool internal lpPool;
    LossWaterfall internal waterfall;
    PerpMarket internal market;
    IPerpMarket.Mechanisms internal mechanisms;
    uint256 internal mechanismCount;
    IGate internal gate;
    INavRule internal navRule;
    ILastResort internal lastResort;
    Lens internal lens;

    /// @dev What a test may change before it deploys.
    uint64 internal cooldown;
    uint64 internal window;
    bool internal isNetOfPhantom;
    bool internal poolGetsFees;
    uint256 internal lpPoolCap = NO_CAP;

    address internal constant KEEPER = address(0xBEE);
    address internal constant ALICE = address(0xA11CE);

    /// @dev The rules of the golden scenarios but for the margins: no fees.
    function noFees() internal pure returns (IPerpMarket.Rules memory) {
        return IPerpMarket.Rules({
            sizeUnit: UNIT,
            liquidationFeeRatio: 0,
            keeperReward: 0,
            reserveFactor: 500_000_000,
            maxAge: MAX_AGE
        });
    }

    /// @dev The margins of the golden scenarios at every notional: maintenance 1 %, initial 2 %.
    function oneTier() internal pure returns (IPerpMarket.Tier[] memory tiers) {
        tiers = new IPerpMarket.Tier[](1);
        tiers[0] = IPerpMarket.Tier(0, 20_000_000, 10_000_000);
    }

    /// @dev Fee 0.5 % of the notional, reward 10 dollars.
    function withFees() internal pure returns (IPerpMarket.Rules memory rules) {
        rules = noFees();
        rules.liquidationFeeRatio = 5_000_000;
        rules.keeperReward = 10 * DOLLAR;
    }

    function deploy(IPerpMarket.Rules memory rules, IPerpMarket.CloseMode mode, uint256 safetyModuleCap) internal {
        deploy(rules, oneTier(), mode, safetyModuleCap);
    }

    /// @dev Pocket order: fee buffer, second buffer, safety module, LP pool.
    function deploy(
        IPerpMarket.Rules memory rules,
        IPerpMarket.Tier[] memory tiers,
        IPerpMarket.CloseMode mode,
        uint256 safetyModuleCap
    ) internal {
        vm.warp(START);
        dollar = newDollar();
        lens = new Lens();
        oracleFeed = new PriceFeed(address(this), "mark");
        fastFeed = mode == IPerpMarket.CloseMode.ORACLE ? oracleFeed : new PriceFeed(address(this), "execution");
        uint256 nonce = vm.getNonce(address(this)) + mechanismCount;
        address lpPoolAddress = vm.computeCreateAddress(address(this), nonce + 3);
        address waterfallAddress = vm.computeCreateAddress(address(this), nonce + 4);
        address marketAddress = vm.computeCreateAddress(address(this), nonce + 5);
        compose(marketAddress, lpPoolAddress, waterfallAddress);
        vm.assertEq(vm.getNonce(address(this)), nonce, "contracts that a market is composed of");
        feeBuffer = new FeeBuffer(dollar, lpPoolAddress, waterfallAddress);
        secondBuffer = new FeeBuffer(dollar, lpPoolAddress, waterfallAddress);
        safetyModule =
            new SafetyModule(dollar, lpPoolAddress, waterfallAddress, safetyModuleCap, cooldown, window);
        IPhantomNav netting = IPhantomNav(isNetOfPhantom ? address(lens) : address(0));
        lpPool = newLpPool(IPerpMarket(marketAddress), waterfallAddress, netting);
        waterfall = new LossWaterfall(marketAddress, lastResort, pocketOrder());
        market = new PerpMarket(wiringOf(), mechanisms, rules, tiers);
        dollar.mint(address(this), 1e18);
        dollar.approve(address(market), type(uint256).max);
        dollar.approve(address(lpPool), type(uint256).max);
        dollar.approve(address(safetyModule), type(uint256).max);
    }

    /// @dev Makes the contracts in `mechanisms`, so many as `mechanismCount` says, for a market that comes after them.
    function compose(address marketAddress, address lpPoolAddress, address waterfallAddress) internal virtual {}

    function newLpPool(IPerpMarket marketOfPool, address waterfallOfPool, IPhantomNav netting)
        internal
        virtual
        returns (LpPool)
    {
        return new LpPool(dollar, marketOfPool, waterfallOfPool, lpPoolCap, gate, navRule, netting);
    }

    function newDollar() internal virtual returns (TestDollar) {
        return new TestDollar();
    }

    function markFeed() internal virtual returns (IPriceFeed) {
        return oracleFeed;
    }

    function executionFeed() internal virtual returns (IPriceFeed) {
        return fastFeed;
    }

    function pocketOrder() internal view virtual returns (address[] memory pockets) {
        pockets = new address[](4);
        pockets[0] = address(feeBuffer);
        pockets[1] = address(secondBuffer);
        pockets[2] = address(safetyModule);
        pockets[3] = address(lpPool);
    }

    /// @dev The golden position, opened at 2000: long 100 with 4000 of collateral against a pool of a million.
    function openGolden(uint64 account) internal {
        openOne(account, 100 * UNIT, 4000 * DOLLAR);
    }

    function openOne(uint64 account, int64 size, int64 collateral) internal {
        IPerpMarket.Opening[] memory openings = new IPerpMarket.Opening[](1);
        openings[0] = IPerpMarket.Opening(account, size, collateral);
        market.openFor(openings);
    }

    function depositLp(int64 dollars) internal {
        lpPool.deposit(uint64(dollars * DOLLAR), address(this));
    }

    function publishBoth(int64 price) internal {
        publish(oracleFeed, price);
        if (address(fastFeed) != address(oracleFeed)) publish(fastFeed, price);
    }

    function publish(PriceFeed feed, int64 price) internal {
        (, uint64 last) = feed.latest();
        if (last >= block.timestamp) vm.warp(block.timestamp + 1);
        feed.publish(price * PRICE, uint64(block.timestamp));
    }

    function liquidateAs(address keeper, uint64 account) internal {
        vm.startPrank(keeper);
        market.liquidate(account);
        vm.stopPrank();
    }

    /// @dev What a market without carry realises.
    function realised(int64 pnl, int64 unpaidClaim) internal pure returns (IPerpMarket.Realised memory parts) {
        parts.pnl = pnl;
        parts.unpaidClaim = unpaidClaim;
    }

    function one(uint64 account) internal pure returns (uint64[] memory accounts) {
        accounts = new uint64[](1);
        accounts[0] = account;
    }

    function cashOf(address holder) internal view returns (int256) {
        return int256(dollar.balanceOf(holder));
    }

    function eq(int256 actual, int256 expected, string memory what) internal pure {
        vm.assertEq(actual, expected, what);
    }

    function wiringOf() private returns (IPerpMarket.Wiring memory) {
        return IPerpMarket.Wiring({
            token: IERC20(address(dollar)),
            markFeed: markFeed(),
            executionFeed: executionFeed(),
            lpPool: ILpPool(address(lpPool)),
            waterfall: ILossWaterfall(address(waterfall)),
            feeRecipient: poolGetsFees ? address(lpPool) : address(feeBuffer),
            operator: address(this)
        });
    }
}
