package io.backstop.tests.sharing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backstop.model.cex.sharing.WaveReport;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The identities of the recorded deleveraging of 10 October 2025 on Hyperliquid. */
class RecordedWavesTest {

    private static final long CENT = 10_000;
    private static final BigDecimal HALF_A_DOLLAR = new BigDecimal("0.5");

    @Test
    void gapTimesQuantityOverTheCoinsIsWhatAWaveNeeded() {
        List<Rows.Row> waves = Rows.of("hl_20251010_waves.csv").rows();
        Map<String, List<Rows.Row>> coins = Rows.of("hl_20251010_wave_coin_gap.csv").rows().stream()
                .collect(Collectors.groupingBy(row -> row.text("wave")));

        assertThat(waves).hasSize(9);
        assertThat(coins).hasSize(9);
        for (Rows.Row wave : waves) {
            BigDecimal needed = coins.getOrDefault(wave.text("wave"), List.of()).stream()
                    .map(row -> row.number("gap_usd_times_qty"))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(needed)
                    .as("wave %s", wave.text("wave"))
                    .isCloseTo(wave.number("budget_needed_usd"), within(HALF_A_DOLLAR));
        }
    }

    @Test
    void aCoinsGapTimesItsQuantityIsItsProduct() {
        for (Rows.Row row : Rows.of("hl_20251010_wave_coin_gap.csv").rows()) {
            BigDecimal product = row.number("gap_per_contract_usd").multiply(row.number("qty_contracts"));
            BigDecimal written = row.number("gap_usd_times_qty");
            // The mean gap is written with six digits.
            BigDecimal tolerance = written.multiply(new BigDecimal("1e-6")).max(new BigDecimal("1e-4"));
            assertThat(product).as(row.text("coin")).isCloseTo(written, within(tolerance));
        }
    }

    @Test
    void overshootAndResidualOfAShockFollowFromBudgetAndDeficit() {
        for (Rows.Row shock : Rows.of("hl_20251010_shock_queue.csv").rows()) {
            String name = shock.text("coin") + " " + shock.text("cluster_id");
            long budget = shock.micro("queue_budget_usd");
            long deficit = shock.micro("deficit_usd");

            assertThat(WaveReport.queueOvershoot(budget, deficit))
                    .as(name)
                    .isCloseTo(shock.micro("queue_overshoot_usd"), within(CENT));
            assertThat(WaveReport.residual(budget, deficit))
                    .as(name)
                    .isCloseTo(shock.micro("queue_residual_usd"), within(CENT));
            assertThat(budget).as(name).isBetween(0L, shock.micro("capacity_usd"));
        }
    }

    /**
     * Published are 653,552,663.51 of overshoot and 16,690,263.85 of residual over 1,125 shocks. The file is trimmed by coin
     * and has 598 of them, so it can only lie below; what it must do is to agree with itself.
     */
    @Test
    void theSharedShocksAreAPartOfThePublishedOnes() {
        Rows shocks = Rows.of("hl_20251010_shock_queue.csv");
        BigDecimal overshoot = shocks.sum("queue_overshoot_usd");
        BigDecimal residual = shocks.sum("queue_residual_usd");

        assertThat(shocks.rows()).hasSizeBetween(1, 1125);
        assertThat(overshoot).isPositive().isLessThanOrEqualTo(new BigDecimal("653552664.51"));
        assertThat(residual).isPositive().isLessThanOrEqualTo(new BigDecimal("16690264.85"));
        assertThat(overshoot.subtract(residual))
                .isCloseTo(shocks.sum("queue_budget_usd").subtract(shocks.sum("deficit_usd")), within(BigDecimal.ONE));
    }

    @Test
    void aThirdOfAllDeleveragingCameInItsFirstSecond() {
        Rows counts = Rows.of("hl_20251010_liq_adl_counts_by_second.csv");
        Rows.Row first = counts.rows().stream()
                .filter(row -> row.number("adl_fills").signum() > 0)
                .findFirst()
                .orElseThrow();

        assertThat(first.text("second_offset")).isEqualTo("61");
        assertThat(first.text("adl_fills")).isEqualTo("11279");
        assertThat(counts.sum("adl_fills")).isEqualByComparingTo("34983");
    }
}
