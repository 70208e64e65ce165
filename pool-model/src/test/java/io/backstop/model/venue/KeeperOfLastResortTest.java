package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import org.junit.jupiter.api.Test;

/** A short of 1.0 from 2000 with 100 of collateral in a market that the test answers for. */
class KeeperOfLastResortTest {

    private static final long PRICE = 100_000_000;
    private static final long USD = 1_000_000;
    private static final long UNIT = 1_000_000;
    private static final int SHORT = 1;

    private final MarketRules rules =
            new MarketRules(UNIT, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);
    private Health health = new Health(SHORT, 150 * USD, 20 * USD);
    private DeleveragingDue due = DeleveragingDue.NOBODY;
    private long windowEnd;
    private final KeeperView view = new KeeperView(
            rules,
            new KeeperSources(account -> health, account -> 0, () -> due, () -> windowEnd, null),
            new DeleveragingPolicy(RankRule.PROFIT, UNIT));

    KeeperOfLastResortTest() {
        view.apply(new MarketEvent.PositionOpened(SHORT, -UNIT, 2000 * PRICE, 100 * USD));
    }

    @Test
    void winnersAreNamedWhenItIsTheirTurnAndOnceUntilTheCallCame() {
        assertThat(view.decideDeleveraging(1950 * PRICE)).isEmpty();
        due = DeleveragingDue.LONGS;
        assertThat(view.decideDeleveraging(1950 * PRICE)).isEmpty();
        due = DeleveragingDue.SHORTS;
        assertThat(view.decideDeleveraging(1950 * PRICE)).containsExactly(SHORT);
        assertThat(view.decideDeleveraging(1950 * PRICE)).isEmpty();

        view.deleveragingResolved();

        assertThat(view.decideDeleveraging(1950 * PRICE)).containsExactly(SHORT);
    }

    @Test
    void aWaitIsEndedWhenItWasLongEnoughAndUntilThenNobodyIsNamedAnew() {
        due = DeleveragingDue.SHORTS;
        assertThat(view.decideWriteOff(1000)).isFalse();
        windowEnd = 1001;
        assertThat(view.decideWriteOff(1000)).isFalse();
        assertThat(view.decideWriteOff(1001)).isTrue();
        assertThat(view.decideWriteOff(1002)).isFalse();
        assertThat(view.decideDeleveraging(1950 * PRICE)).isEmpty();

        view.writeOffResolved();

        assertThat(view.decideDeleveraging(1950 * PRICE)).containsExactly(SHORT);
    }

    /** At 1950 it seems healthy by 150 to 19.5, so it is not asked about until a loss was spread that makes it 10. */
    @Test
    void afterALossWasSpreadEverybodyIsLookedAt() {
        health = new Health(SHORT, 10 * USD, 20 * USD);
        assertThat(view.decide(1950 * PRICE, 10)).isEmpty();

        view.apply(new MarketEvent.LossSocialised(140 * USD, 70_000_000));

        assertThat(view.decide(1950 * PRICE, 10)).containsExactly(SHORT);
    }
}
