package io.backstop.simulator.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.simulator.Backstop;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code run --common-only}: the same people on all venues, however many. */
class CommonOnlyRunTest {

    @TempDir
    private Path folder;

    /**
     * Notionals are 20,000, so initial margins are 400 at 2 %, 1,000 at 5 and 2,000 at 10. Accounts 1 and 3 bring 2,000 and are let in everywhere; account 2
     * brings 600, account 4 a later 600, account 5 1,000, which is enough for "strict" and too little for "strictest".
     */
    @Test
    void whoeverAnyVenueRefusesIsOnNone() throws IOException {
        Path file = scenario();
        Path out = folder.resolve("out");

        String printed = run(0, "run", file.toString(), "--common-only", "--out", out.toString());

        assertThat(printed)
                .contains("Accounts left out: 3 (2, 4, 5); strict refuses 2, strictest refuses 3.")
                .doesNotContain("refused 1 worth");
        JsonNode summary =
                new ObjectMapper().readTree(out.resolve("summary.json").toFile());
        assertThat(summary.path("leftOut").path("accounts").intValue()).isEqualTo(3);
        // Account 1 before the tape: ten coins at 2,000.
        assertThat(summary.path("openInterest").decimalValue()).isEqualByComparingTo("20000");
        assertThat(Files.readString(out.resolve("report.html"))).contains("Accounts left out: 3", "--common-only");
    }

    @Test
    void elseWhoIsRefusedBeforeTheTapeIsAMistake() throws IOException {
        assertThat(run(
                        2,
                        "run",
                        scenario().toString(),
                        "--out",
                        folder.resolve("out").toString()))
                .contains("account 2 on venue strict");
    }

    private Path scenario() throws IOException {
        return Files.writeString(folder.resolve("three.yaml"), """
            name: three
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 20}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}]}}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%}
            positions:
              list:
                - {account: 1, size: 10, entryPrice: 2000, collateral: 2000}
                - {account: 2, size: 10, entryPrice: 2000, collateral: 600}
                - {account: 5, size: 10, entryPrice: 2000, collateral: 1000}
            orders:
              - {at: 5s, account: 3, open: {size: 10, collateral: 2000}}
              - {at: 5s, account: 4, open: {size: 10, collateral: 600}}
            venues:
              - {id: lax, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
              - {id: strict, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s},
                 market: {initialMarginRatio: 5%}}
              - {id: strictest, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s},
                 market: {initialMarginRatio: 10%}}
            """);
    }

    private static String run(int exitCode, String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter stream = new PrintWriter(printed);
        assertThat(Backstop.execute(stream, stream, arguments))
                .as(printed.toString())
                .isEqualTo(exitCode);
        return printed.toString();
    }
}
