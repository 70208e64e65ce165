package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarginMathsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;

    /** Long of 100 at 2000 with 4000: 196,000 / 99 = 1979.79…, so 1980 is healthy and 1979 is not. */
    @Test
    void aPositionIsLiquidatableStrictlyBelowItsMaintenanceMargin() {
        MarketRules rules = rules(0, 0);

        assertThat(MarginMaths.maintenanceMargin(rules, 100_000_000, 1980 * PRICE))
                .isEqualTo(1980 * USD);
        assertThat(MarginMaths.isLiquidatable(rules, 4000 * USD, 100_000_000, 2000 * PRICE, 1980 * PRICE))
                .isFalse();
        assertThat(MarginMaths.isLiquidatable(rules, 4000 * USD, 100_000_000, 2000 * PRICE, 1979 * PRICE))
                .isTrue();
        assertThat(MarginMaths.isLiquidatable(rules, 3980 * USD, 100_000_000, 2000 * PRICE, 1980 * PRICE))
                .isFalse();
        assertThat(MarginMaths.isLiquidatable(rules, 3980 * USD - 1, 100_000_000, 2000 * PRICE, 1980 * PRICE))
                .isTrue();
    }

    /** 1 unit of 1e-6 coins at 0.00000050 dollars is worth 5e-13 dollars, less than a micro-dollar. */
    @Test
    void everyRoundingIsInFavourOfTheProtocol() {
        assertThat(List.of(
                        MarginMaths.notional(1, 50, 1_000_000),
                        MarginMaths.notional(-1, 50, 1_000_000),
                        MarginMaths.ratioOf(1, 1)))
                .containsExactly(1L, 1L, 1L);
        assertThat(List.of(
                        MarginMaths.pnl(1, 100, 150, 1_000_000),
                        MarginMaths.pnl(1, 150, 100, 1_000_000),
                        MarginMaths.pnl(-1, 100, 150, 1_000_000),
                        MarginMaths.pnl(-1, 150, 100, 1_000_000)))
                .containsExactly(0L, -1L, -1L, 0L);
    }

    @Test
    void feeAndRewardCountAgainstTheTraderBeforeTheyArePaid() {
        MarketRules rules = rules(3_000_000, 5 * USD);

        // 4000 - 2000 of loss - 0.3 % of 198,000 - 5.
        assertThat(MarginMaths.triggerEquity(rules, 4000 * USD, 100_000_000, 2000 * PRICE, 1980 * PRICE))
                .isEqualTo(1401 * USD);
    }

    @Test
    void aShortfallIsWhatIsMissingBelowZero() {
        assertThat(MarginMaths.shortfall(4000 * USD, 100_000_000, 2000 * PRICE, 1937 * PRICE, 1_000_000))
                .isEqualTo(2300 * USD);
        assertThat(MarginMaths.shortfall(4000 * USD, 100_000_000, 2000 * PRICE, 1960 * PRICE, 1_000_000))
                .isZero();
    }

    /** 100 at 2000 and 50 at 2100: 305,000 / 150 = 2033.333…. */
    @Test
    void theAverageEntryIsRoundedAgainstTheTrader() {
        assertThat(MarginMaths.averageEntry(100, 2000 * PRICE, 50, 2100 * PRICE))
                .isEqualTo(203_333_333_334L);
        assertThat(MarginMaths.averageEntry(-100, 2000 * PRICE, -50, 2100 * PRICE))
                .isEqualTo(203_333_333_333L);
        assertThat(MarginMaths.averageEntry(100, 2100 * PRICE, 50, 2000 * PRICE))
                .isEqualTo(206_666_666_667L);
        assertThat(MarginMaths.averageEntry(-100, 2100 * PRICE, -50, 2000 * PRICE))
                .isEqualTo(206_666_666_666L);
    }

    private static MarketRules rules(long feeRatio, long reward) {
        return new MarketRules(
                1_000_000, MarginTiers.flat(20_000_000, 10_000_000), feeRatio, reward, 900_000_000, 3600);
    }

    /** 2^63 / 10^14 is 92,233.7…; the smallest number has no opposite in 64 bits. */
    @Test
    void theSmallestSizeHasANotional() {
        assertThat(MarginMaths.notional(Long.MIN_VALUE, 1, 1_000_000_000_000L)).isEqualTo(92_234);
    }
}
