package io.backstop.tests.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.margin.LeverageBrackets;
import io.backstop.model.scenario.InputException;
import io.backstop.tests.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Binance's brackets of July 2025: eight symbols, 84 brackets, and no jump between any two. */
class BracketFileTest {

    private static final long USD = 1_000_000;
    private static final String HEADER =
            "symbol,tier,min_notional_usd,max_notional_usd,max_leverage,maintenance_margin_rate,maintenance_amount_usd";

    @TempDir
    Path folder;

    @Test
    void theRecordedTablesHaveNoJump() {
        Map<String, LeverageBrackets> tables = recorded();

        assertThat(tables.keySet())
                .containsExactlyInAnyOrder(
                        "BTCUSDT", "ETHUSDT", "SOLUSDT", "ATOMUSDT", "AVAXUSDT", "HYPEUSDT", "TSTUSDT", "WIFUSDT");
        assertThat(tables.values().stream()
                        .mapToInt(table -> table.brackets().size())
                        .sum())
                .isEqualTo(84);
        tables.forEach((symbol, table) -> {
            for (LeverageBrackets.Bracket bracket :
                    table.brackets().subList(1, table.brackets().size())) {
                long below = table.maintenanceMargin(0, bracket.floor() - 1);
                assertThat(table.maintenanceMargin(0, bracket.floor()) - below)
                        .as("%s at %d", symbol, bracket.floor())
                        .isBetween(0L, 1L);
            }
        });
    }

    /** 10,000,000 · 1 % − 12,000 and ÷ 50; 1,800,000,000 · 50 % − 421,482,000 and ÷ 1. */
    @Test
    void theMarginOfBitcoinIsThatOfItsBracket() {
        LeverageBrackets bitcoin = Objects.requireNonNull(recorded().get("BTCUSDT"));

        assertThat(List.of(
                        bitcoin.maintenanceMargin(0, 10_000_000 * USD),
                        bitcoin.initialMargin(0, 10_000_000 * USD, 0),
                        bitcoin.maintenanceMargin(0, 1_800_000_000 * USD),
                        bitcoin.initialMargin(0, 1_800_000_000 * USD, 0)))
                .containsExactly(88_000 * USD, 200_000 * USD, 478_518_000 * USD, 1_800_000_000 * USD);
    }

    @Test
    void aRowThatIsNotABracketIsNamed() throws IOException {
        Path file = folder.resolve("tiers.csv");

        Files.writeString(file, HEADER + "\nX,1,0,100,50,0.01,0\nX,2,100,200,40,0.02,2\n");
        assertThatThrownBy(() -> BracketFile.read(file))
                .isInstanceOf(InputException.class)
                .hasMessage(file + ": X: amount must be within 1 of 1000000, else the margin jumps, was 2000000");
        Files.writeString(file, HEADER + "\nX,1,0,100,200,0.01,0\n");
        assertThatThrownBy(() -> BracketFile.read(file))
                .hasMessage(file + ": line 2: maintenanceRatio must be from 1 to 5000000, was 10000000");
        Files.writeString(file, HEADER + "\nX,1,0,100\n");
        assertThatThrownBy(() -> BracketFile.read(file)).hasMessage(file + ": line 2 must have 7 columns, has 4");
        Files.writeString(file, "symbol\n");
        assertThatThrownBy(() -> BracketFile.read(file)).hasMessageStartingWith(file + ": header must be symbol,tier,");
    }

    private static Map<String, LeverageBrackets> recorded() {
        Repository.requireData();
        return BracketFile.read(
                Path.of(System.getenv("BACKSTOP_DATA"), "params", "binance_usdm_margin_tiers_202507.csv"));
    }
}
