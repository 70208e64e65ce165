package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.KeeperGasSpec;
import io.backstop.model.scenario.KeeperLimits;
import io.backstop.model.scenario.KeeperOutages;
import io.backstop.model.scenario.KeeperSpec;
import io.backstop.model.scenario.KeeperSpec.Policy;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.TriggerRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Four liquidatable positions at 100 dollars, reward 10, fee 1 %. A liquidation takes 100,000 units at 10 gwei and an ether is
 * 2000 dollars, so its gas costs 100,000 × 10e-9 × 2000 = 2 dollars.
 *
 * <pre>
 * account   size   notional   fee   trigger equity   maintenance   margin left = equity + reward + fee   profit
 *       1     10       1000    10              -12            10   8                                     8 - 2 = 6
 *       2    100     10,000   100              -50           100   60, pays 10                           8
 *       3      1        100     1              -11             1   0                                     -2
 *       4    500     50,000   500             -200           500   310, pays 10                          8
 * equity ÷ maintenance: -1.2, -0.5, -11, -0.4
 * </pre>
 */
class KeeperSelectionTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;
    private static final int MANY = 100;

    private final PositionTable positions = FourLiquidatable.positions();
    private final List<Health> liquidatable = FourLiquidatable.HEALTH;

    @Test
    void theNearestToBankruptcyComeFirst() {
        assertThat(choose(Policy.ALL_AT_ONCE, KeeperLimits.NONE, MANY)).containsExactly(3, 1, 2, 4);
    }

    @Test
    void theLargestLossesComeFirst() {
        assertThat(choose(Policy.MOST_UNDERWATER_FIRST, KeeperLimits.NONE, MANY))
                .containsExactly(4, 2, 1, 3);
        assertThat(choose(Policy.MOST_UNDERWATER_FIRST, KeeperLimits.NONE, 2)).containsExactly(4, 2);
    }

    /** Of equal profits the nearest to bankruptcy; account 3 costs more gas than its margin can pay. */
    @Test
    void theLargestProfitsComeFirstAndALossIsLeft() {
        assertThat(choose(Policy.MOST_PROFITABLE_FIRST, profit(0), MANY)).containsExactly(2, 4, 1);
        assertThat(choose(Policy.MOST_PROFITABLE_FIRST, profit(6 * USD), MANY)).containsExactly(2, 4, 1);
        assertThat(choose(Policy.MOST_PROFITABLE_FIRST, profit(6 * USD + 1), MANY))
                .containsExactly(2, 4);
    }

    @Test
    void whoIsTooSmallOrPaysTooLittleIsLeftWhateverTheOrder() {
        KeeperLimits large = new KeeperLimits(1000 * USD, KeeperLimits.ANY_PROFIT, KeeperLimits.ENOUGH, MANY);
        assertThat(choose(Policy.ALL_AT_ONCE, large, MANY)).containsExactly(1, 2, 4);
        assertThat(choose(Policy.ALL_AT_ONCE, profit(7 * USD), MANY)).containsExactly(2, 4);
    }

    /** 5 dollars pay for two liquidations of 2; one that cost 1.50 leaves 1.50 free, and 0.50 of reward make that enough for one. */
    @Test
    void capitalPaysForWhatIsTiedUntilItIsInABlock() {
        KeeperPurse purse = new KeeperPurse(5 * USD);
        KeeperSelection selection = selection(Policy.CAPITAL_LIMITED, new KeeperLimits(0, 0, 5 * USD, MANY), purse);

        assertThat(selection.tiedByEach()).isEqualTo(2 * USD);
        assertThat(selection.choose(liquidatable, positions, 100 * PRICE, MANY)).containsExactly(2, 4);
        // Account 3 for its loss and account 1 for want of money.
        assertThat(selection.left()).isEqualTo(2);
        purse.tie(4 * USD);
        assertThat(selection.choose(liquidatable, positions, 100 * PRICE, MANY)).isEmpty();
        purse.settle(2 * USD, 1_500_000);
        assertThat(selection.choose(liquidatable, positions, 100 * PRICE, MANY)).isEmpty();
        purse.earn(USD / 2);
        assertThat(selection.choose(liquidatable, positions, 100 * PRICE, MANY)).containsExactly(2);
    }

    @Test
    void whoWorksForPayLeavesCallsThatPayNothing() {
        assertThat(selection(Policy.MOST_PROFITABLE_FIRST, profit(0), new KeeperPurse(KeeperLimits.ENOUGH))
                        .worksForPay())
                .isTrue();
        assertThat(selection(Policy.MOST_UNDERWATER_FIRST, KeeperLimits.NONE, new KeeperPurse(KeeperLimits.ENOUGH))
                        .worksForPay())
                .isFalse();
    }

    @Test
    void capitalBelongsToItsPolicy() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Policy.ALL_AT_ONCE, new KeeperLimits(0, 0, USD, MANY)))
                .withMessage("capital belongs to capitalLimited and to it only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> spec(Policy.MOST_PROFITABLE_FIRST, KeeperLimits.NONE))
                .withMessage("mostProfitableFirst must ask for a profit");
    }

    private int[] choose(Policy policy, KeeperLimits limits, int most) {
        return selection(policy, limits, new KeeperPurse(limits.capital()))
                .choose(liquidatable, positions, 100 * PRICE, most);
    }

    private static KeeperLimits profit(long least) {
        return new KeeperLimits(0, least, KeeperLimits.ENOUGH, MANY);
    }

    private static KeeperSpec spec(Policy policy, KeeperLimits limits) {
        KeeperGasSpec gas = new KeeperGasSpec(100_000, 0, 0, new KeeperGasSpec.Unlimited(), null);
        return new KeeperSpec("keeper", policy, LatencySpec.fixed(0), gas, KeeperOutages.NONE, limits);
    }

    private static KeeperSelection selection(Policy policy, KeeperLimits limits, KeeperPurse purse) {
        MarketRules rules = new MarketRules(
                UNIT, MarginTiers.flat(20_000_000, 10_000_000), 10_000_000, 10 * USD, 900_000_000, 3600);
        GasPrices gas = new GasPrices(GasPrices.steady(10 * PRICE), GasPrices.steady(2000 * PRICE));
        RewardOfStep reward = new RewardOfStep(
                new TriggerRules(rules, null), PriceSeries.of(10 * PRICE), PriceSeries.of(2000 * PRICE));
        return new KeeperSelection(spec(policy, limits), reward, new GasCosts(gas, 1), purse);
    }
}
