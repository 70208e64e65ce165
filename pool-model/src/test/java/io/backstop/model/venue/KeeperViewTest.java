package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import org.junit.jupiter.api.Test;

class KeeperViewTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final int DECISIONS = 300;

    private long reward = 4 * USD;

    /**
     * 5 at 2000 with 405: at 1981 the equity is 310 and the margin 99.05. A reward of 4 leaves 306, one of 300 leaves 10.
     * Whoever looked at all accounts while it was 4 must still find this one when it is 300.
     */
    @Test
    void whoeverBecomesLiquidatableBecauseTheRewardRisesIsFound() {
        MarketRules rules = new MarketRules(1_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 60);
        KeeperView view = new KeeperView(
                rules.withKeeperReward(300 * USD),
                new KeeperSources(
                        account -> new Health(account, 310 * USD - reward, 99_050_000),
                        account -> 0,
                        () -> DeleveragingDue.NOBODY,
                        () -> 0,
                        null),
                null);
        view.apply(new MarketEvent.PositionOpened(7, 5_000_000, 2000 * PRICE, 405 * USD));
        for (int i = 0; i < DECISIONS; i++) {
            assertThat(view.decide(1981 * PRICE, 10)).isEmpty();
        }

        reward = 300 * USD;

        assertThat(view.decide(1981 * PRICE, 10)).containsExactly(7);
    }
}
