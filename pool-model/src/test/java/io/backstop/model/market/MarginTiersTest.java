package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.market.MarginTiers.Tier;
import java.util.List;
import org.junit.jupiter.api.Test;

/** 1 % to 50,000 dollars, 2 % to 250,000, 5 % above; twice that to open. */
class MarginTiersTest {

    private static final long USD = 1_000_000;
    private static final long PERCENT = 10_000_000;
    private static final MarginTiers TIERS = MarginTiers.of(List.of(
            new Tier(0, 2 * PERCENT, PERCENT),
            new Tier(50_000 * USD, 4 * PERCENT, 2 * PERCENT),
            new Tier(250_000 * USD, 10 * PERCENT, 5 * PERCENT)));

    /** The amounts are 50,000 × 1 % = 500, and 500 + 250,000 × 3 % = 8,000. */
    @Test
    void onlyWhatLiesAboveATiersStartIsChargedItsRatio() {
        assertThat(List.of(
                        TIERS.maintenanceMargin(0),
                        TIERS.maintenanceMargin(20_000 * USD),
                        TIERS.maintenanceMargin(100_000 * USD),
                        TIERS.maintenanceMargin(300_000 * USD)))
                .containsExactly(0L, 200 * USD, 1500 * USD, 7000 * USD);
        assertThat(List.of(
                        TIERS.initialMargin(20_000 * USD),
                        TIERS.initialMargin(100_000 * USD),
                        TIERS.initialMargin(300_000 * USD)))
                .containsExactly(400 * USD, 3000 * USD, 14_000 * USD);
    }

    @Test
    void theMarginIsContinuousAtEveryBoundary() {
        assertThat(List.of(
                        TIERS.maintenanceMargin(50_000 * USD - 1),
                        TIERS.maintenanceMargin(50_000 * USD),
                        TIERS.maintenanceMargin(50_000 * USD + 1)))
                .containsExactly(500 * USD, 500 * USD, 500 * USD + 1);
        assertThat(List.of(
                        TIERS.maintenanceMargin(250_000 * USD - 1),
                        TIERS.maintenanceMargin(250_000 * USD),
                        TIERS.maintenanceMargin(250_000 * USD + 1)))
                .containsExactly(4500 * USD, 4500 * USD, 4500 * USD + 1);
    }

    @Test
    void tiersThatCannotDescribeAMarginAreRefused() {
        assertRefused("tiers is out of its range, was 0");
        assertRefused("tiers is out of its range, was 1", new Tier(1, PERCENT, PERCENT));
        assertRefused("maintenanceMarginRatio is out of its range, was 0", new Tier(0, PERCENT, 0));
        assertRefused("initialMarginRatio is out of its range, was 10000000", new Tier(0, PERCENT, 2 * PERCENT));
        assertRefused(
                "initialMarginRatio is out of its range, was 1000000001", new Tier(0, 100 * PERCENT + 1, PERCENT));
        Tier first = new Tier(0, 2 * PERCENT, PERCENT);
        assertRefused("tiers is out of its range, was 0", first, new Tier(0, 3 * PERCENT, 2 * PERCENT));
        assertRefused("tiers is out of its range, was 9999999", first, new Tier(USD, 2 * PERCENT, PERCENT - 1));
        assertRefused("tiers is out of its range, was 10000000", first, new Tier(USD, PERCENT, PERCENT));
        // One micro-dollar times one percent is no whole micro-dollar.
        assertRefused("tiers is out of its range, was 1", first, new Tier(1, 3 * PERCENT, PERCENT));
    }

    private static void assertRefused(String message, Tier... tiers) {
        assertThatThrownBy(() -> MarginTiers.of(List.of(tiers)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
