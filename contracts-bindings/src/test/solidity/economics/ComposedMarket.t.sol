// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Carry} from "../../../main/solidity/economics/Carry.sol";
import {KinkedBorrowing} from "../../../main/solidity/economics/KinkedBorrowing.sol";
import {KinkedFunding} from "../../../main/solidity/economics/KinkedFunding.sol";
import {OpenInterestCaps} from "../../../main/solidity/economics/OpenInterestCaps.sol";
import {ERC4626} from "@openzeppelin/contracts/token/ERC20/extensions/ERC4626.sol";
import {PnlCaps} from "../../../main/solidity/economics/PnlCaps.sol";
import {PowerLawImpact} from "../../../main/solidity/economics/PowerLawImpact.sol";
import {FundingCounterparty} from "../../../main/solidity/interfaces/IFundingRate.sol";
import {ILpPool} from "../../../main/solidity/interfaces/ILpPool.sol";
import {IOpenInterestCaps} from "../../../main/solidity/interfaces/IOpenInterestCaps.sol";
import {IPerpMarket} from "../../../main/solidity/interfaces/IPerpMarket.sol";
import {ImpactMaths} from "../../../main/solidity/maths/ImpactMaths.sol";
import {MarketFixture} from "../MarketFixture.sol";
import {vm} from "../Vm.sol";

/// @notice Whole markets at 2000 dollars against a pool of a million, each with one of the mechanisms.
abstract contract ComposedMarket is MarketFixture {
    uint64 internal constant LONG = 1;
    uint64 internal constant SHORT = 2;

    constructor(uint256 count) {
        mechanismCount = count;
    }

    function setUp() public {
        deploy(noFees(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
    }
}

/// @notice Longs of 350,000 and shorts of 50,000 are a skew of 75 %, which is 50 % a year, and use 87.5 % of 400,000, which
/// is 83.75 % a year.
contract MarketWithCarryTest is ComposedMarket(3) {
    function compose(address marketAddress, address lpPoolAddress, address) internal override {
        mechanisms.carry = new Carry(
            marketAddress,
            new KinkedFunding(KinkedFunding.Kinked(40_000_000, 500_000_000, 100_000_000, 900_000_000)),
            new KinkedBorrowing(
                ILpPool(lpPoolAddress),
                KinkedBorrowing.Borrowing(750_000_000, 500_000_000, 1_300_000_000, 400_000_000, true)
            ),
            FundingCounterparty.OTHER_SIDE
        );
    }

    /// @dev A fifth of a year: 10 % of 350,000 go to the short by way of the pool, 16.75 % stay there.
    function test_fundingGoesThroughThePoolAndBorrowingStaysInIt() public {
        openOne(LONG, 175 * UNIT, 200_000 * DOLLAR);
        openOne(SHORT, -25 * UNIT, 20_000 * DOLLAR);
        int256 purse = cashOf(address(this));

        vm.warp(block.timestamp + 73 days);
        publish(oracleFeed, 2000);
        eq(int256(lpPool.totalAssets()), 1_058_625 * DOLLAR, "what is owed counts for the pool");
        market.close(SHORT);
        eq(cashOf(address(this)) - purse, 55_000 * DOLLAR, "the short gets 35,000 before the long has paid");
        eq(int256(lpPool.totalAssets()), 1_058_625 * DOLLAR, "and the pool is as it was");
        market.close(LONG);
        eq(cashOf(address(this)) - purse, 161_375 * DOLLAR, "the long gets 200,000 less 35,000 less 58,625");
        eq(int256(lpPool.cash()), 1_058_625 * DOLLAR, "the pool has the borrowing");
        eq(cashOf(address(market)), 0, "nothing is left");
    }
}

/// @notice GMX: 1e-7 and 5e-8 a dollar squared.
contract MarketWithImpactTest is ComposedMarket(1) {
    function compose(address marketAddress, address, address) internal override {
        mechanisms.priceImpact = new PowerLawImpact(
            marketAddress, UNIT, ImpactMaths.PowerLaw(2, 50_000_000_000, 100_000_000_000, 4_000_000, 5_000_000)
        );
    }

    /// @dev A buy of 10,000 pays 10 dollars of impact and gets 5 back when it is closed.
    function test_aRoundTripLeavesItsImpactInThePoolButNotToTheDepositors() public {
        int256 purse = cashOf(address(this));
        openOne(LONG, 5 * UNIT, 1000 * DOLLAR);
        eq(market.position(LONG).entryPrice, 2002 * PRICE, "entry");
        eq(int256(lpPool.totalAssets()), 1_000_000 * DOLLAR, "depositors gain nothing at once");
        market.close(LONG);
        eq(cashOf(address(this)) - purse, -5 * DOLLAR, "the trader pays 5");
        eq(int256(lpPool.cash()), 1_000_005 * DOLLAR, "cash");
        eq(int256(lpPool.totalAssets()), 1_000_000 * DOLLAR, "depositors");
        eq(mechanisms.priceImpact.impactPool(), 5 * DOLLAR, "impact pool");
    }
}

/// @notice At three times the price longs of 500,000 win the whole million, of which the pool stands for 90 %.
contract MarketWithPnlCapsTest is ComposedMarket(1) {
    function compose(address marketAddress, address lpPoolAddress, address) internal override {
        PnlCaps caps = new PnlCaps(
            IPerpMarket(marketAddress), ILpPool(lpPoolAddress), UNIT, PnlCaps.Factors(900_000_000, 900_000_000, 700_000_000)
        );
        mechanisms.profitRule = caps;
        navRule = caps;
    }

    function test_aWinnerGetsTheCapAndSharesArePricedByIt() public {
        openOne(LONG, 250 * UNIT, 20_000 * DOLLAR);
        int256 purse = cashOf(address(this));
        publish(oracleFeed, 6000);

        eq(PnlCaps(address(mechanisms.profitRule)).pnlToPool(true), 1_000_000_000, "all of the pool");
        eq(int256(lpPool.previewRedeem(lpPool.totalSupply())), 300_000 * DOLLAR, "leavers: 70 % counts");
        market.close(LONG);
        eq(cashOf(address(this)) - purse, 920_000 * DOLLAR, "collateral and 90 % of the profit");
        eq(int256(lpPool.cash()), 100_000 * DOLLAR, "the rest stays");
    }

    /// @dev The long has won 350,000, which are 70 % of 500,000; its notional needs 400,000 only.
    function test_nobodyLeavesWithCashThatTheCapNeeds() public {
        openOne(LONG, 100 * UNIT, 20_000 * DOLLAR);
        publish(oracleFeed, 5500);

        eq(int256(lpPool.freeCash()), 500_000 * DOLLAR, "what may leave");
        lpPool.withdraw(uint64(499_999 * DOLLAR), address(this), address(this));
        eq(PnlCaps(address(mechanisms.profitRule)).pnlToPool(true), 699_998_600, "70 % but for a dollar");
        vm.expectRevert(
            abi.encodeWithSelector(
                ERC4626.ERC4626ExceededMaxWithdraw.selector,
                address(this),
                uint64(2 * DOLLAR),
                lpPool.maxWithdraw(address(this))
            )
        );
        lpPool.withdraw(uint64(2 * DOLLAR), address(this), address(this));
    }
}

contract MarketWithOpenInterestCapsTest is ComposedMarket(1) {
    function compose(address, address, address) internal override {
        mechanisms.openInterestCaps = new OpenInterestCaps(
            OpenInterestCaps.Caps(100 * UNIT, type(int64).max, type(int64).max, 20_000 * DOLLAR)
        );
    }

    function test_aPositionAboveACapIsRefused() public {
        openOne(LONG, 100 * UNIT, 4000 * DOLLAR);
        vm.expectRevert(
            abi.encodeWithSelector(IOpenInterestCaps.OpenInterestAboveCap.selector, true, 101 * UNIT, 100 * UNIT)
        );
        this.openMore(3, UNIT);
        openOne(SHORT, -10 * UNIT, 1000 * DOLLAR);
        vm.expectRevert(
            abi.encodeWithSelector(
                IOpenInterestCaps.OpenInterestAboveCap.selector, false, 22_000 * DOLLAR, 20_000 * DOLLAR
            )
        );
        this.openMore(3, -UNIT);
    }

    function openMore(uint64 account, int64 size) external {
        openOne(account, size, 1000 * DOLLAR);
    }
}
