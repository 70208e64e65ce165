// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IPerpMarket} from "../../main/solidity/interfaces/IPerpMarket.sol";
import {PerpMarket} from "../../main/solidity/PerpMarket.sol";
import {MarketFixture} from "./MarketFixture.sol";
import {vm} from "./Vm.sol";

/// @title Tiers of 1, 2 and 5 % maintenance (2, 4 and 10 % initial) from 0, 100,000 and 500,000 dollars
/// @notice Worked out with a pencil: the maintenance margin of 500,000 is 1 % of 100,000 plus 2 % of 400,000, or 9000.
contract MarginTiersTest is MarketFixture {
    function setUp() public {
        deploy(noFees(), threeTiers(), IPerpMarket.CloseMode.ORACLE, NO_CAP);
        depositLp(1_000_000);
        publishBoth(2000);
    }

    function threeTiers() private pure returns (IPerpMarket.Tier[] memory tiers) {
        tiers = new IPerpMarket.Tier[](3);
        tiers[0] = IPerpMarket.Tier(0, 20_000_000, 10_000_000);
        tiers[1] = IPerpMarket.Tier(100_000 * DOLLAR, 40_000_000, 20_000_000);
        tiers[2] = IPerpMarket.Tier(500_000 * DOLLAR, 100_000_000, 50_000_000);
    }

    function test_aMarginDoesNotJumpWhereATierBegins() public view {
        checkMargins(100_000 * DOLLAR - 1, 2000 * DOLLAR, 1000 * DOLLAR);
        checkMargins(100_000 * DOLLAR, 2000 * DOLLAR, 1000 * DOLLAR);
        checkMargins(100_000 * DOLLAR + 1, 2000 * DOLLAR + 1, 1000 * DOLLAR + 1);
        checkMargins(500_000 * DOLLAR - 1, 18_000 * DOLLAR, 9000 * DOLLAR);
        checkMargins(500_000 * DOLLAR, 18_000 * DOLLAR, 9000 * DOLLAR);
        checkMargins(500_000 * DOLLAR + 1, 18_000 * DOLLAR + 1, 9000 * DOLLAR + 1);
        checkMargins(600_000 * DOLLAR, 28_000 * DOLLAR, 14_000 * DOLLAR);
    }

    function test_aMarginIsRoundedUpInEveryTier() public view {
        checkMargins(0, 0, 0);
        checkMargins(1, 1, 1);
        checkMargins(100_000 * DOLLAR + 50, 2000 * DOLLAR + 2, 1000 * DOLLAR + 1);
        checkMargins(100_000 * DOLLAR + 51, 2000 * DOLLAR + 3, 1000 * DOLLAR + 2);
    }

    function test_anOpeningNeedsTheInitialMarginOfItsTier() public {
        // 200,000 of notional: 2 % of 100,000 and 4 % of the rest.
        vm.expectRevert(
            abi.encodeWithSelector(
                IPerpMarket.InsufficientMargin.selector, uint64(1), 6000 * DOLLAR - 1, 6000 * DOLLAR
            )
        );
        openOne(1, 100 * UNIT, 6000 * DOLLAR - 1);
        openOne(1, 100 * UNIT, 6000 * DOLLAR);
    }

    function test_aLiquidationAsksForTheMaintenanceMarginOfItsTier() public {
        openOne(1, 100 * UNIT, 6000 * DOLLAR);

        // At 1970 equity is 3000 against 2 % of 197,000 less 1000; a dollar lower it is 2900 against 2938.
        publishBoth(1970);
        vm.expectRevert(
            abi.encodeWithSelector(IPerpMarket.StillHealthy.selector, uint64(1), 3000 * DOLLAR, 2940 * DOLLAR)
        );
        market.liquidate(1);
        publishBoth(1969);
        market.liquidate(1);
        eq(market.position(1).size, 0, "size");
    }

    function test_theTiersCanBeRead() public view {
        vm.assertEq(abi.encode(market.tiers()), abi.encode(threeTiers()), "tiers");
    }

    function test_tiersThatMakeNoSenseAreNamed() public {
        IPerpMarket.Tier[] memory tiers = threeTiers();
        tiers[0].from = 1;
        refuse(tiers, "tiers", 1);
        tiers = threeTiers();
        tiers[2].from = tiers[1].from;
        refuse(tiers, "tiers", tiers[1].from);
        tiers = threeTiers();
        tiers[1].maintenanceMarginRatio = 9_999_999;
        refuse(tiers, "maintenanceMarginRatio", 9_999_999);
        tiers = threeTiers();
        tiers[0].maintenanceMarginRatio = 0;
        refuse(tiers, "maintenanceMarginRatio", 0);
        tiers = threeTiers();
        tiers[1].initialMarginRatio = 19_999_999;
        refuse(tiers, "initialMarginRatio", 19_999_999);
        tiers = threeTiers();
        tiers[2].initialMarginRatio = tiers[2].maintenanceMarginRatio - 1;
        refuse(tiers, "initialMarginRatio", 49_999_999);
        tiers = threeTiers();
        tiers[2].initialMarginRatio = 1_000_000_001;
        refuse(tiers, "initialMarginRatio", 1_000_000_001);
    }

    function test_aBoundaryThatWouldSplitAUnitIsRefused() public {
        IPerpMarket.Tier[] memory tiers = threeTiers();
        tiers[1].from = 100_000 * DOLLAR + 1;
        refuse(tiers, "tiers", 100_000 * DOLLAR + 1);
        tiers[1].from = 100_000 * DOLLAR + 100;
        new PerpMarket(market.wiring(), mechanisms, noFees(), tiers);
    }

    function test_thereAreOneToSixteenTiers() public {
        refuse(manyTiers(0), "tiers", 0);
        refuse(manyTiers(17), "tiers", 17);
        vm.assertEq(new PerpMarket(market.wiring(), mechanisms, noFees(), manyTiers(16)).tiers().length, 16, "tiers");
    }

    function test_theFeeLeavesSomethingOfTheLargestMaintenanceMargin() public {
        IPerpMarket.Rules memory rules = noFees();
        rules.liquidationFeeRatio = 950_000_000;
        bytes memory refusal =
            abi.encodeWithSelector(IPerpMarket.RuleOutOfRange.selector, "liquidationFeeRatio", int256(950_000_000));
        IPerpMarket.Wiring memory wiring = market.wiring();
        vm.expectRevert(refusal);
        new PerpMarket(wiring, mechanisms, rules, threeTiers());
    }

    /// @dev The margin is the sum over the tiers of their parts of the notional, rounded up once.
    function testFuzz_aMarginIsTheSumOfItsParts(uint64[4] memory steps, uint32[4] memory rises, uint64 notional)
        public
    {
        IPerpMarket.Tier[] memory tiers = risingTiers(steps, rises);
        PerpMarket tiered = new PerpMarket(market.wiring(), mechanisms, noFees(), tiers);
        int64 n = int64(notional >> 1);
        int256 maintenance = 0;
        int256 initial = 0;
        for (uint256 k = 0; k < tiers.length && tiers[k].from < n; k++) {
            int64 end = k + 1 < tiers.length && tiers[k + 1].from < n ? tiers[k + 1].from : n;
            maintenance += int256(end - tiers[k].from) * tiers[k].maintenanceMarginRatio;
            initial += int256(end - tiers[k].from) * tiers[k].initialMarginRatio;
        }

        eq(tiered.maintenanceMargin(n), (maintenance + 999_999_999) / 1e9, "maintenance margin");
        eq(tiered.initialMargin(n), (initial + 999_999_999) / 1e9, "initial margin");
    }

    /// @dev Boundaries are whole thousands of dollars, so every amount is whole.
    function risingTiers(uint64[4] memory steps, uint32[4] memory rises)
        private
        pure
        returns (IPerpMarket.Tier[] memory tiers)
    {
        tiers = new IPerpMarket.Tier[](5);
        tiers[0] = IPerpMarket.Tier(0, 2, 1);
        for (uint256 k = 1; k < 5; k++) {
            tiers[k].from = tiers[k - 1].from + int64(1 + steps[k - 1] % 2e9) * 1e9;
            tiers[k].maintenanceMarginRatio = tiers[k - 1].maintenanceMarginRatio + int64(uint64(rises[k - 1] % 1e8));
            tiers[k].initialMarginRatio = 2 * tiers[k].maintenanceMarginRatio;
        }
    }

    function manyTiers(uint256 count) private pure returns (IPerpMarket.Tier[] memory tiers) {
        tiers = new IPerpMarket.Tier[](count);
        for (uint64 k = 0; k < count; k++) {
            tiers[k] = IPerpMarket.Tier(int64(k) * 1e9, int64(k) + 1, int64(k) + 1);
        }
    }

    function refuse(IPerpMarket.Tier[] memory tiers, string memory rule, int256 value) private {
        IPerpMarket.Wiring memory wiring = market.wiring();
        vm.expectRevert(abi.encodeWithSelector(IPerpMarket.RuleOutOfRange.selector, rule, value));
        new PerpMarket(wiring, mechanisms, noFees(), tiers);
    }

    function checkMargins(int64 notional, int64 initial, int64 maintenance) private view {
        eq(market.initialMargin(notional), initial, "initial margin");
        eq(market.maintenanceMargin(notional), maintenance, "maintenance margin");
    }
}
