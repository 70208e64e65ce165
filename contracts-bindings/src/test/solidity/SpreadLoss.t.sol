// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SpreadingCarry} from "../../main/solidity/economics/SpreadingCarry.sol";
import {IBorrowingRate} from "../../main/solidity/interfaces/IBorrowingRate.sol";
import {FundingCounterparty, IFundingRate} from "../../main/solidity/interfaces/IFundingRate.sol";
import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {IShortfalls} from "../../main/solidity/interfaces/IShortfalls.sol";
import {ISpread} from "../../main/solidity/interfaces/ISpread.sol";
import {Shortfalls} from "../../main/solidity/lastresort/Shortfalls.sol";
import {SpreadShortfalls} from "../../main/solidity/lastresort/SpreadShortfalls.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title A long of 100 at 2000 is closed 1000 below nothing, and after an hour all who are open bear it
/// @notice A short of 100 and a long of 150 from 2000 are 500,000 of entry notional: 0.2 % of it each.
contract SpreadLossTest is MarketFixture {
    uint64 internal constant BANKRUPT = 7;
    uint64 internal constant SHORT = 1;
    uint64 internal constant LONG = 2;

    SpreadShortfalls internal shortfalls;
    SpreadingCarry internal carry;

    function compose(address marketAddress, address, address waterfallAddress) internal override {
        address carryAddress = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 1);
        shortfalls =
            new SpreadShortfalls(waterfallAddress, UNIT, 1 hours, address(0), address(0), ISpread(carryAddress));
        carry = new SpreadingCarry(
            marketAddress,
            IFundingRate(address(0)),
            IBorrowingRate(address(0)),
            FundingCounterparty.OTHER_SIDE,
            address(shortfalls)
        );
        mechanisms.carry = carry;
        lastResort = shortfalls;
    }

    function setUp() public {
        mechanismCount = 2;
        lpPoolCap = 0;
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openGolden(BANKRUPT);
    }

    function test_afterTheWindowEveryPositionBearsTheSameShareOfItsNotional() public {
        openOne(SHORT, -100 * UNIT, 10_000 * DOLLAR);
        openOne(LONG, 150 * UNIT, 20_000 * DOLLAR);
        bankrupt();
        uint256 assets = lpPool.totalAssets();

        vm.expectEmit(address(shortfalls));
        emit SpreadShortfalls.LossSpread(1000 * DOLLAR, 2_000_000);
        eq(shortfalls.writeOff(), 1000 * DOLLAR, "all of it");

        eq(shortfalls.pending(), 0, "nothing waits");
        eq(carry.owed(SHORT, -200_000 * DOLLAR).funding, 400 * DOLLAR, "of 200,000");
        eq(carry.owed(LONG, 300_000 * DOLLAR).funding, 600 * DOLLAR, "of 300,000");
        vm.assertEq(lpPool.totalAssets(), assets + uint64(1000 * DOLLAR), "the pool is owed it");
    }

    function test_thePoolGetsItWhenPositionsAreClosed() public {
        openOne(SHORT, -100 * UNIT, 10_000 * DOLLAR);
        openOne(LONG, 150 * UNIT, 20_000 * DOLLAR);
        bankrupt();
        shortfalls.writeOff();
        publishBoth(1950);

        market.close(SHORT);
        market.close(LONG);

        // 4000 of the bankrupt, 7500 of the long and 1000 of both came in, 5000 went to the short.
        vm.assertEq(lpPool.cash(), uint64(1_007_500 * DOLLAR), "all that it missed");
        eq(carry.netOwed(), 0, "nobody owes any more");
    }

    function test_whoComesLaterBearsNothing() public {
        openOne(SHORT, -100 * UNIT, 10_000 * DOLLAR);
        bankrupt();
        shortfalls.writeOff();
        publishBoth(1950);

        openOne(LONG, 100 * UNIT, 20_000 * DOLLAR);

        eq(carry.owed(LONG, 195_000 * DOLLAR).funding, 0, "opened afterwards");
    }

    function test_nobodyBearsMoreThanHisNotionalAndTheRestIsWrittenOff() public {
        // 0.4 of notional 800: of 1000 that are missing 200 are too much.
        openOne(SHORT, -400_000, 500 * DOLLAR);
        bankrupt();

        vm.expectEmit(address(shortfalls));
        emit SpreadShortfalls.LossSpread(800 * DOLLAR, 1_000_000_000);
        vm.expectEmit(address(shortfalls));
        emit IShortfalls.ShortfallWrittenOff(uint64(200 * DOLLAR));
        shortfalls.writeOff();
    }

    function test_whereNobodyIsOpenAllIsWrittenOff() public {
        bankrupt();

        vm.expectEmit(address(shortfalls));
        emit IShortfalls.ShortfallWrittenOff(uint64(1000 * DOLLAR));
        shortfalls.writeOff();
    }

    function test_beforeTheWindowEndsNobodyBearsAnything() public {
        openOne(SHORT, -100 * UNIT, 10_000 * DOLLAR);
        publishBoth(1950);
        market.liquidate(BANKRUPT);

        vm.expectRevert(abi.encodeWithSelector(IShortfalls.WindowOpen.selector, shortfalls.windowEnd()));
        shortfalls.writeOff();
        vm.assertEq(shortfalls.windowEnd(), block.timestamp + 1 hours, "an hour from the close");
    }

    function test_onlyTheShortfallsSpread() public {
        vm.expectRevert(abi.encodeWithSelector(ISpread.OnlyShortfalls.selector, address(this)));
        carry.spread(1);
    }

    /// @dev What all owe is what was missing, and less than a billionth of the notional and a unit for each more.
    function testFuzz_whatIsOwedIsWhatWasMissing(uint32 short, uint32 long) public {
        openOne(SHORT, -int64(uint64(1 + short % 1e8)), 100_000 * DOLLAR);
        openOne(LONG, int64(uint64(1 + long % 1e8)), 100_000 * DOLLAR);
        bankrupt();
        IPerpMarket.OpenInterest memory interest = market.openInterest();
        shortfalls.writeOff();

        int64 owed = carry.owed(SHORT, -interest.shortEntryNotional).funding
            + carry.owed(LONG, interest.longEntryNotional).funding;
        int64 all = interest.shortEntryNotional + interest.longEntryNotional;
        int64 borne = all < 1000 * DOLLAR ? all : 1000 * DOLLAR;
        vm.assertTrue(owed >= borne && owed <= borne + all / 1e9 + 3, "but for rounding");
    }

    function bankrupt() private {
        publishBoth(1950);
        market.liquidate(BANKRUPT);
        vm.warp(block.timestamp + 1 hours);
    }
}
