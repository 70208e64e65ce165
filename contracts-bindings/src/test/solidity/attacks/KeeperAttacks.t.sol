// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {Vm, vm} from "../Vm.sol";

/// @notice What a keeper may try: to be its own customer, to be paid twice, to stop others, to choose the order.
/// The attacker is this contract, which owns the operator's accounts and is the keeper too.
contract KeeperAttacksTest is MarketFixture {
    uint64 private constant COUNT = 6;
    uint64 private constant UNKNOWN = 99;

    function setUp() public {
        begin(withFees(), IPerpMarket.CloseMode.MARKET);
    }

    function begin(IPerpMarket.Rules memory rules, IPerpMarket.CloseMode mode) private {
        deploy(rules, mode, uint64(150 * DOLLAR));
        depositLp(1_000_000);
        safetyModule.deposit(uint64(1000 * DOLLAR), address(this));
        publishBoth(2000);
    }

    function testFuzz_toLiquidateOneselfIsNeverBetterThanToClose(
        int32 size,
        uint32 collateral,
        uint16 mark,
        uint16 execution
    ) public {
        openOne(1, bounded(size), collateralOf(bounded(size)) + int64(uint64(collateral)));
        publishPrices(mark, execution);
        uint256 id = vm.snapshotState();
        int256 closed = gainOf(abi.encodeCall(market.close, (1)));
        vm.revertToState(id);
        int256 liquidated = gainOf(abi.encodeCall(market.liquidate, (1)));

        vm.assertTrue(liquidated <= closed, "with the keeper's reward");
    }

    /// @dev Long and short of the same size: the reward adds nothing to what the two are worth at the price.
    function testFuzz_aPairOfAccountsGainsNoMoreThanItsShortfall(int32 size, uint16 price) public {
        begin(withFees(), IPerpMarket.CloseMode.ORACLE);
        int256 before = cashOf(address(this));
        openOne(1, bounded(size), collateralOf(bounded(size)));
        openOne(2, -bounded(size), collateralOf(bounded(size)));
        publishPrices(price, price);
        uint256 lost = lens.phantomNav(market, 0, 3);
        uint64[] memory both = new uint64[](2);
        (both[0], both[1]) = (1, 2);
        market.liquidateBatch(both);
        for (uint64 account = 1; account < 3; account++) {
            if (market.position(account).size != 0) market.close(account);
        }

        vm.assertTrue(cashOf(address(this)) - before <= int256(lost), "gain");
    }

    function testFuzz_anAccountTwiceOrMoreIsPaidOnce(uint8 times) public {
        openAndCrash(1940);
        uint64[] memory batch = new uint64[](uint256(times) % 16 + 1);
        for (uint256 i = 0; i < batch.length; i++) {
            batch[i] = 2;
        }
        uint256 id = vm.snapshotState();
        int256 once = gainOf(abi.encodeCall(market.liquidate, (2)));
        bytes32 state = digest();
        vm.revertToState(id);

        eq(gainOf(abi.encodeCall(market.liquidateBatch, (batch))), once, "gain");
        vm.assertEq(digest(), state, "state");
    }

    function testFuzz_badItemsDoNotStopTheOthers(uint64[8] memory bad) public {
        openAndCrash(1900);
        uint64[] memory good = sickAccounts();
        uint64[] memory mixed = new uint64[](COUNT + bad.length);
        for (uint64 i = 0; i < bad.length; i++) {
            mixed[i] = bad[i] < COUNT ? UNKNOWN : bad[i];
            if (i < COUNT) mixed[bad.length + i] = good[i];
        }
        uint256 id = vm.snapshotState();
        market.liquidateBatch(good);
        bytes32 state = digest();
        vm.revertToState(id);

        market.liquidateBatch(mixed);

        vm.assertEq(digest(), state, "as if only the good ones were in it");
    }

    function testFuzz_theOrderOfTheBatchLeavesTheShortfall(uint256 seed) public {
        openAndCrash(1900);
        uint64[] memory inOrder = sickAccounts();
        uint64[] memory shuffled = sickAccounts();
        for (uint256 i = COUNT - 1; i > 0; i--) {
            uint256 k = (seed >> 8 * i) % (i + 1);
            (shuffled[i], shuffled[k]) = (shuffled[k], shuffled[i]);
        }
        uint256 id = vm.snapshotState();
        int256 expected = shortfallOf(inOrder);
        vm.revertToState(id);

        eq(shortfallOf(shuffled), expected, "all shortfalls together");
        vm.assertTrue(expected > 0, "there are some");
    }

    function test_itIsTheSameForEveryKeeper() public {
        openAndCrash(1940);
        uint256 id = vm.snapshotState();
        liquidateAs(KEEPER, 2);
        (int256 reward, bytes32 state) = (cashOf(KEEPER), digest());
        vm.revertToState(id);
        liquidateAs(ALICE, 2);

        eq(cashOf(ALICE), reward, "reward");
        vm.assertEq(digest(), state, "state");
    }

    /// @dev A fee of almost all that the maintenance margin leaves and a reward of up to a thousand dollars.
    function testFuzz_feesLargerThanTheMarginMakeNoShortfall(uint32 ratio, uint32 reward, uint16 price) public {
        IPerpMarket.Rules memory rules = noFees();
        rules.liquidationFeeRatio = int64(uint64(ratio)) % 980_000_000;
        rules.keeperReward = int64(uint64(reward)) % (1000 * DOLLAR);
        begin(rules, IPerpMarket.CloseMode.ORACLE);
        openOne(1, UNIT, 5000 * DOLLAR);
        publishPrices(price, price);
        IPerpMarket.Position memory position = market.position(1);
        int256 equity = int256(position.collateral) + market.unrealisedPnl();
        int256 received = cashOf(KEEPER) + cashOf(address(feeBuffer)) + cashOf(address(this));
        vm.startPrank(KEEPER);
        market.liquidateBatch(one(1));
        vm.stopPrank();
        received = cashOf(KEEPER) + cashOf(address(feeBuffer)) + cashOf(address(this)) - received;

        if (market.position(1).size == 0) eq(received, equity > 0 ? equity : int256(0), "keeper, fee and owner");
        else eq(received, 0, "still healthy");
    }

    /// @dev At 1930 the account has 100 left of its 800: 10 are the keeper's and 90 the fee buffer's.
    function test_aDepositAroundALiquidationEarnsNoneOfTheFee() public {
        openAndCrash(1930);

        eq(sandwich(), -1, "one rounding is lost");
        eq(cashOf(address(feeBuffer)), 90 * DOLLAR, "the fee");
    }

    /// @dev Where the fee is the pool's, who is in the pool at that moment has a part in it, who doubles the pool half.
    function test_whereThePoolGetsTheFeeADepositAroundItEarnsItsPart() public {
        poolGetsFees = true;
        begin(withFees(), IPerpMarket.CloseMode.ORACLE);
        openAndCrash(1930);

        eq(sandwich(), 45 * DOLLAR - 1, "half of the fee of 90, less a rounding");
    }

    /// @dev Without the keeper's reward, which anybody gets.
    function sandwich() private returns (int256 gain) {
        uint256 amount = lpPool.totalAssets();
        dollar.mint(ALICE, amount);
        vm.startPrank(ALICE);
        dollar.approve(address(lpPool), amount);
        lpPool.deposit(amount, ALICE);
        market.liquidate(2);
        lpPool.redeem(lpPool.balanceOf(ALICE), ALICE, ALICE);
        vm.stopPrank();
        return cashOf(ALICE) - int256(amount) - market.rules().keeperReward;
    }

    function shortfallOf(uint64[] memory batch) private returns (int256 sum) {
        vm.recordLogs();
        market.liquidateBatch(batch);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 i = 0; i < logs.length; i++) {
            if (logs[i].emitter == address(waterfall)) sum += int256(uint256(bytes32(logs[i].data)));
        }
    }

    function gainOf(bytes memory call) private returns (int256) {
        int256 before = cashOf(address(this));
        (bool isDone,) = address(market).call(call);
        // Who is still healthy is not liquidated and has gained nothing.
        return isDone ? cashOf(address(this)) - before : int256(0);
    }

    /// @dev Up to 200 of either side.
    function bounded(int64 size) private pure returns (int64) {
        size = size % (200 * UNIT);
        return size == 0 ? int64(1) : size;
    }

    /// @dev At 2000: 2 % of initial margin and 0.5 % of fee are 50 for each 1.0, and a reward of 10.
    function collateralOf(int64 size) private pure returns (int64) {
        return 50 * (size > 0 ? size : -size) + 11 * DOLLAR;
    }

    /// @dev Six longs of 10, each with a little more collateral than the one before: 700, 750, up to 950.
    function openAndCrash(int64 price) private {
        for (uint64 account = 0; account < COUNT; account++) {
            openOne(account, 10 * UNIT, (700 + 50 * int64(account)) * DOLLAR);
        }
        publishBoth(price);
    }

    function sickAccounts() private pure returns (uint64[] memory all) {
        all = new uint64[](COUNT);
        for (uint64 account = 0; account < COUNT; account++) {
            all[account] = account;
        }
    }

    /// @dev From 1000 to 5000 dollars.
    function publishPrices(uint16 mark, uint16 execution) private {
        vm.warp(block.timestamp + 1);
        oracleFeed.publish((1000 + int64(uint64(mark)) % 4000) * PRICE, uint64(block.timestamp));
        if (address(fastFeed) == address(oracleFeed)) return;
        fastFeed.publish((1000 + int64(uint64(execution)) % 4000) * PRICE, uint64(block.timestamp));
    }

    /// @dev Without the keepers' own money.
    function digest() private view returns (bytes32) {
        return keccak256(
            abi.encode(
                lens.accounts(market, 0, COUNT),
                lens.nav(market),
                market.openInterest(),
                cashOf(address(market)),
                cashOf(address(feeBuffer)),
                safetyModule.totalAssets()
            )
        );
    }
}
