package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.KeeperSpec.Policy;
import org.junit.jupiter.api.Test;

/**
 * {@link FourLiquidatable}: a reward of 10 and gas of 2 leave profits of 6, 8, −2 and 8; equities are −12, −50,
 * −11 and −200, which ÷ maintenance are −1.2, −0.5, −11 and −0.4.
 */
class PricedChoiceTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;

    @Test
    void eachPolicyHasItsOrder() {
        assertThat(choose(Policy.ALL_AT_ONCE, 0, 100)).containsExactly(3, 1, 2, 4);
        assertThat(choose(Policy.MOST_UNDERWATER_FIRST, 0, 100)).containsExactly(4, 2, 1, 3);
        assertThat(choose(Policy.MOST_UNDERWATER_FIRST, 0, 2)).containsExactly(4, 2);
        assertThat(choose(Policy.MOST_PROFITABLE_FIRST, 0, 100)).containsExactly(2, 4, 1);
    }

    /** An offer ties 5 dollars: 14 free ones pay for two, 4 for nobody, and who owes some has none. */
    @Test
    void capitalPaysForWholeOffers() {
        assertThat(choose(Policy.CAPITAL_LIMITED, 14, 100)).containsExactly(2, 4);
        assertThat(choose(Policy.CAPITAL_LIMITED, 4, 100)).isEmpty();
        assertThat(choose(Policy.CAPITAL_LIMITED, -6, 100)).isEmpty();
    }

    private int[] choose(Policy policy, long free, int most) {
        MarketRules rules =
                new MarketRules(UNIT, MarginTiers.flat(20_000_000, 10_000_000), 10_000_000, 10 * USD, 900_000_000, 60);
        boolean isLimited = policy == Policy.CAPITAL_LIMITED;
        PricedChoice.Prices prices = new PricedChoice.Prices() {
            @Override
            public long reward() {
                return 10 * USD;
            }

            @Override
            public long gas() {
                return 2 * USD;
            }

            @Override
            public long tied() {
                return isLimited ? 5 * USD : 0;
            }

            @Override
            public long free() {
                return free * USD;
            }
        };
        return new PricedChoice(policy, rules, prices)
                .choose(FourLiquidatable.HEALTH, FourLiquidatable.positions(), 100 * PRICE, most);
    }
}
