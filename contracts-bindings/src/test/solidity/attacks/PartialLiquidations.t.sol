// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Carry} from "../../../main/solidity/economics/Carry.sol";
import {KinkedBorrowing} from "../../../main/solidity/economics/KinkedBorrowing.sol";
import {FundingCounterparty, IFundingRate} from "../../../main/solidity/interfaces/IFundingRate.sol";
import {ILpPool} from "../../../main/solidity/interfaces/ILpPool.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {FixedFraction} from "../../../main/solidity/liquidation/FixedFraction.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice An owner keeps a long of 100 just below its margin and liquidates a fifth of it again and again, for the reward.
contract PartialLiquidationsTest is MarketFixture {
    function compose(address, address, address) internal virtual override {
        mechanisms.liquidationPolicy = new FixedFraction(200_000_000, 0);
    }

    function setUp() public virtual {
        mechanismCount = 1;
        begin();
    }

    function begin() internal {
        deploy(withFees(), IPerpMarket.CloseMode.ORACLE, 0);
        depositLp(1_000_000);
        publishBoth(2000);
        openOne(1, 100 * UNIT, 5010 * DOLLAR);
    }

    /// @dev At 1979 the long holds 2910, less fees 1910.5, below its margin of 1979.
    function testFuzz_thePoolNeverPaysAFee(uint8 fall, uint8 parts) public {
        publishBoth(1979 - int64(uint64(fall % 24)));
        int256 purse = cashOf(address(this));
        int256 worth = equity();
        int256 cash = int256(lpPool.cash());

        for (uint256 i = 0; i <= parts % 40 && isSick(); i++) {
            market.liquidate(1);
            vm.assertTrue(int256(lpPool.cash()) >= cash, "the pool only gains");
            cash = int256(lpPool.cash());
        }

        vm.assertTrue(cashOf(address(this)) - purse + equity() <= worth, "rewards come from his own margin");
        vm.assertTrue(equity() >= 0, "he is never taken below nothing by fees");
    }

    function isSick() internal view returns (bool) {
        if (market.position(1).size == 0) return false;
        (int64 value, int64 needed) = market.health(1);
        return value < needed;
    }

    function equity() internal view returns (int256) {
        return market.position(1).size == 0 ? int256(0) : int256(lens.accounts(market, 1, 2)[0].equity);
    }
}

/// @notice The same with borrowing at 50 % a year of full use: 40 % are in use, which is 20 % or 40,000 a year on 200,000.
contract PartialLiquidationsWithBorrowingTest is PartialLiquidationsTest {
    function compose(address marketAddress, address lpPoolAddress, address) internal override {
        mechanisms.liquidationPolicy = new FixedFraction(200_000_000, 0);
        mechanisms.carry = new Carry(
            marketAddress,
            IFundingRate(address(0)),
            new KinkedBorrowing(
                ILpPool(lpPoolAddress),
                KinkedBorrowing.Borrowing(900_000_000, 500_000_000, 500_000_000, 500_000_000, false)
            ),
            FundingCounterparty.OTHER_SIDE
        );
    }

    function setUp() public override {
        mechanismCount = 3;
        begin();
    }

    /// @dev 4000 after 36.5 days. A fifth of 5010 pays 10 and 200 first, so 792 of it; the rest is waived.
    function test_aPartPaysNoMoreOfTheBorrowingThanItsShareOfTheEquity() public {
        vm.warp(block.timestamp + 73 days / 2);
        publishBoth(2000);
        int256 owed = mechanisms.carry.owed(1, 200_000 * DOLLAR).borrowing;
        int256 cash = int256(lpPool.cash());

        market.liquidate(1);

        eq(owed, 4000 * DOLLAR, "owed");
        eq(int256(lpPool.cash()) - cash, 792 * DOLLAR, "paid");
        eq(mechanisms.carry.owed(1, 160_000 * DOLLAR).borrowing, 0, "and nothing is owed any more");
    }

    /// @dev What decides is the cash that there was: a loan to the pool for one call does not make it cheaper.
    function test_aDepositDoesNotMakeTheTimeBeforeItCheaper() public {
        vm.warp(block.timestamp + 73 days / 2);
        publishBoth(2000);
        int256 before = int256(lpPool.totalAssets());

        depositLp(9_000_000);

        eq(mechanisms.carry.owed(1, 200_000 * DOLLAR).borrowing, 4000 * DOLLAR, "owed");
        eq(int256(lpPool.totalAssets()) - before, 9_000_000 * DOLLAR, "only the deposit");
    }
}
