package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.ledger.Account;
import io.backstop.model.outcome.BalanceLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StakedTokenTest {

    @TempDir
    private Path folder;

    /** Ten at 100, ten at 100, then six at 80 and the 88 dollars that were not paid on. */
    @Test
    void theBalanceIsWhatTheTokensAreWorthAtThePriceOfEachStep() {
        BalanceLine line = BalanceLine.of(TinyRun.staked(), Account.SAFETY_MODULE, 2);

        assertThat(List.of(line.start(), line.at(0), line.at(1)))
                .containsExactly(1000 * TinyRun.DOLLAR, 1000 * TinyRun.DOLLAR, (480 + 88) * TinyRun.DOLLAR);
    }

    @Test
    void theSummaryTellsTokensAndPrices() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.staked()));

        assertThat(Files.readString(folder.resolve("out/summary.json")).replaceAll("\\s+", " "))
                .contains("\"stake\": { \"tokensSold\": 4.000000, \"tokensLeft\": 6.000000,"
                        + " \"priceAtStart\": 100.00000000, \"lowestPrice\": 80.00000000 }");
    }

    @Test
    void theReportSaysThatTheModuleHoldsAToken() throws IOException {
        Results.write(folder.resolve("out"), TinyRun.comparison(TinyRun.staked()));

        assertThat(Files.readString(folder.resolve("out/report.html")))
                .contains("Safety module, a token at the price of its feed");
    }
}
