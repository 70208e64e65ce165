package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.model.cex.CexVenue;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.model.venue.BookDepth;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * On paper: around 2000 bids wait at 1990, 1982 and 1974, and 1 % below is 1980. A level is worth 3,944,180 = 1990 · 1982 dollars, so the first
 * is 1982 large and the second 1990, and both together are worth 7,888,360. At second 5 account 1 sells 2000: all of the first level and 18 of
 * the second, of which 1972 stay, worth 1972 · 1982 = 3,908,504.
 *
 * <p>The pool has 1,000,000, of which nine tenths may be reserved. Its trader's 100 were bought at 1990, for 199,000: 701,000 are left, whatever the mark is.
 */
class DepthInResultsTest {

    private static final long DOLLAR = 1_000_000;
    private static final String TEXT = """
        name: depth
        seed: 1
        clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 6}
        path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}]}}
        market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%}
        positions: {list: [{account: 2, size: 100, entryPrice: 1990, collateral: 20000}]}
        orders: [{at: 5s, account: 1, open: {size: -2000, collateral: 1000000}}]
        venues:
          - id: book
            type: cex
            book: {tickSize: 0.01, halfSpread: 50bps, levelGap: 40bps, levels: 3, depthPerLevel: 3944180, refill: 1h}
            insuranceFund: 1000
          - {id: pool, type: pool, closeMode: ORACLE, oracle: {delay: 0s}, lpCapital: 1000000, pockets: [lp], keeper: {latency: 1s}}
        """;

    @TempDir
    private Path folder;

    @Test
    void aBookIsAsDeepAsWhatWaitsNearTheIndex() throws IOException {
        BookDepth depth = Objects.requireNonNull(runs().getFirst().depth());

        assertThat(depth.reach()).isEqualTo(10_000_000);
        assertThat(depth.bids(4)).isEqualTo(7_888_360 * DOLLAR);
        assertThat(depth.bids(5)).isEqualTo(3_908_504 * DOLLAR);
    }

    /** Looking does not change what happens, and runs of which nobody draws a chart are not looked at. */
    @Test
    void lookingChangesNothing() throws IOException {
        Scenario scenario = Replayed.scenario(folder, TEXT);
        VenueSpec.Cex book = (VenueSpec.Cex) scenario.venues().getFirst();
        VenueRun unseen = CexVenue.run(TapeWriter.write(scenario).tape(), book);

        assertThat(unseen.depth()).isNull();
        assertThat(unseen.ledger().hash()).isEqualTo(runs().getFirst().ledger().hash());
    }

    @Test
    void theSummaryTellsItBeforeAtWorstAndAfter() throws IOException {
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, comparison());

        JsonNode bids = new ObjectMapper()
                .readTree(file.toFile())
                .path("venues")
                .path(0)
                .path("outcomes")
                .path("depth")
                .path("bids");

        assertThat(bids).hasToString("""
            {"first":7888360.0,"least":3908504.0,"leastMillis":5000,"last":3908504.0}\
            """);
    }

    /** The order is 2000 · 2000 = 4,000,000, more than 900,000, so the pool refuses it. */
    @Test
    void aPoolIsAsDeepAsItsRoom() throws IOException {
        assertThat(Rendered.report(comparison()))
                .contains(
                        "What pools would still let open: first, least and last",
                        "<th scope=\"row\">pool</th><td><data value=\"701000.000000\">$701,000</data></td><td><data"
                                + " value=\"701000.000000\">$701,000</data></td>");
    }

    private List<VenueRun> runs() throws IOException {
        return comparison().runs();
    }

    private Comparison comparison() throws IOException {
        return Replayed.comparison(folder, TEXT);
    }
}
