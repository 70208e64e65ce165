package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.Divergence;
import io.backstop.model.venue.VenueRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures go by the index of their own market, beside those of other venues and in the order of time. */
class OutcomesTest {

    private static final long DOLLAR = 1_000_000;
    private static final String TEXT = """
        name: contracts
        seed: 1
        clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 4}
        path: {anchors: {volatility: 0, points: [{at: 0s, price: 1000}]}}
        market: {sizeDecimals: 0, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%}
        positions:
          cohorts:
            - {name: holders, count: 1, longShare: 100%, leverage: [10], notional: {from: 1000, to: 1000}, entryPrices: [1000], hedged: true}
        otherMarkets:
          alt:
            path: {anchors: {volatility: 0, points: [{at: 1s, price: 100}, {at: 2s, price: 50}]}}
            positions: {list: [{account: 1, size: 20, entryPrice: 100, collateral: 100}]}
        venues:
          - id: cex
            type: cex
            book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 100000, refill: 1s}
            mark: {policy: fundingBasis, fundingRate: 0%}
            insuranceFund: 0
            contracts:
              alt:
                book: {tickSize: 1, halfSpread: 0, levelGap: 1%, levels: 1, depthPerLevel: 100000, refill: 1s}
                mark: {policy: fundingBasis, fundingRate: 0%}
                insuranceFund: 900
        """;

    @TempDir
    private Path folder;

    /**
     * The other contract falls from 100 to 50 in second 2, where 20 with 100 are liquidated: 20 · 50 = 1000 dollars are unhedged at the ends of the
     * last two seconds, and −20 elsewhere have won 20 · 50 = 1000. In the first contract nothing happens.
     */
    @Test
    void aHedgeIsWorthWhatItsOwnMarketSays() throws IOException {
        assertThat(Outcomes.of(Replayed.comparison(folder, TEXT)).outcomes())
                .extracting(outcome -> outcome.cohorts().getFirst().hedge())
                .containsExactly(
                        new CohortOutcome.Hedge(0, 0, 0, 0),
                        new CohortOutcome.Hedge(1, 2000, 1000 * DOLLAR, 1000 * DOLLAR));
    }

    /**
     * The funds of "pool" and "late" go from 200 to 0, −100 %, that of "other" from 500 to 600, 20 %. Beside "late" stand −100 % and 20 %, whose mean is
     * −40 %: it fared 60 % worse, for the two runs of "pool" are one venue. Beside "other" stand two of −100 %: it fared 120 % better.
     */
    @Test
    void aFundIsHeldAgainstThoseOfOtherVenuesEachOnce() {
        VenueRun late = TinyRun.late();
        VenueRun vault = TinyRun.vault();
        Outcomes outcomes = Outcomes.of(TinyRun.comparison(TinyRun.onChain(), TinyRun.mirror(), late, vault));

        assertThat(outcomes.divergence(late)).contains(new Divergence(-1_000_000_000, OptionalLong.of(-600_000_000)));
        assertThat(outcomes.divergence(vault)).contains(new Divergence(200_000_000, OptionalLong.of(1_200_000_000)));
    }

    /** The fund is 15 % down and the first account closed in the first second, a winner in the next. */
    @Test
    void theSummaryTellsHowLongASignCameBeforeTheFirstDeleveraging() throws IOException {
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, TinyRun.comparison(TinyRun.deleveraged()));
        JsonNode told = new ObjectMapper()
                .readTree(file.toFile())
                .path("venues")
                .path(0)
                .path("outcomes");

        assertThat(told.path("warnings")).hasToString("""
            [{"signal":"fundDown10In8h","millis":0,"beforeFirstAdlMillis":1000}]\
            """);
        assertThat(told.path("times").path("firstLiquidationToFirstAdlMillis").longValue())
                .isEqualTo(1000);
        assertThat(told.path("residualReturned").decimalValue()).isEqualByComparingTo("500");
    }
}
