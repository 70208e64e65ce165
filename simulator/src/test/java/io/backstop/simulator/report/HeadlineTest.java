package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.ScenarioTape;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A shortfall of 1000 dollars, 200 of them paid by the fee buffer, on a pool that is late; none on the one that is not. */
class HeadlineTest {

    private static final String DELAY =
            "With its oracle 30 s late instead of 0 s, the pool’s shortfall went from $0 to $1,000,"
                    + " paid 80 % by the LP pool.";

    private static final String ON_TIME = "oracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}, ";
    private static final String LATE = "oracle: {delay: 2s, heartbeat: 1h, deviationThreshold: 0}, ";

    @Test
    void aLateOraclesCostIsTheFinding() {
        assertThat(Headline.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.late())))
                .isEqualTo(DELAY);
    }

    @Test
    void ofSeveralBooksTheWorstIsNamed() {
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"), TinyRun.book("thin"))))
                .isEqualTo(DELAY + " On thin it was $1,000, paid 80 % by the LP pool.");
        assertThat(Headline.of(TinyRun.comparison(TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"))))
                .isEqualTo(DELAY + " On the CEX there was none.");
    }

    @Test
    void booksThatAreEquallyBadAreAllNamed() {
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.book("thin"), TinyRun.book("bare"))))
                .isEqualTo(DELAY + " On thin and bare it was $1,000 each, paid 80 % by the LP pool.");
        assertThat(Headline.of(TinyRun.comparison(
                        TinyRun.quiet(), TinyRun.late(), TinyRun.quietBook("calm"), TinyRun.quietBook("still"))))
                .isEqualTo(DELAY + " On calm and still there was none.");
    }

    /** On paper 450 are missing in each first contract and 900 in each other: of these fund and winners pay half each, the fund all, and 360 and 540. */
    @Test
    void whoPaidIsToldOfEachWhereItDiffersAmongTheWorst() {
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden/book-shared-fund.yaml"), List.of(), Map.of());
        ScenarioTape tape = TapeWriter.write(scenario).tape();
        List<VenueRun> runs = new Replay(scenario, tape, null, line -> {}).run(0);

        assertThat(Headline.of(new Comparison(scenario, tape, "", "", 0, List.of(), runs)))
                .isEqualTo(
                        "On this tape, contract by contract, shared:alt, own:alt and capped:alt left the most, $900.00"
                                + " each, paid 50 % by the insurance fund on shared:alt, by the insurance fund alone on"
                                + " own:alt, 60 % by deleveraged winners on capped:alt, and shared, own and capped the"
                                + " least, $450.00 each.");
    }

    @Test
    void whereDelayCostNothingMostAndLeastAreTheFinding() {
        assertThat(Headline.of(TinyRun.comparison(TinyRun.mirror(), TinyRun.late())))
                .doesNotContain("late instead of");
    }

    /** Account 1 leaves 1000, which stay on it. */
    @Test
    void whatNobodyHasPaidYetIsSaidToBeSo(@TempDir Path folder) throws IOException {
        assertThat(Headline.of(
                        Replayed.comparison(folder, scenario("pockets: [], lastResort: {staysOnAccount: true}"))))
                .isEqualTo("On this tape a left $1,000, paid by nobody yet.");
    }

    /** Pools with the same shortfall of 1000, of which one has a fee buffer of 300. */
    @Test
    void venuesWithTheSameShortfallSayWhoPaid(@TempDir Path folder) throws IOException {
        assertThat(Headline.of(Replayed.comparison(folder, scenario("pockets: [lp]", "pockets: [lp]"))))
                .isEqualTo("On this tape every venue left $1,000, paid by the LP pool alone.");
        assertThat(Headline.of(Replayed.comparison(
                        folder,
                        scenario(
                                "pockets: [lp]", "pockets: [{pocket: feeBuffer, balance: 300}, lp]", "pockets: [lp]"))))
                .isEqualTo("On this tape every venue left $1,000, paid by the LP pool alone on a and c, 70 % by the LP"
                        + " pool on b.");
    }

    /** Where the later pool has other keepers, too, what its delay cost is not known. */
    @Test
    void poolsThatDifferInMoreThanTheDelayAreNoPair(@TempDir Path folder) throws IOException {
        String others = ", keepers: [{id: slow, latency: 1s}]";

        assertThat(Headline.of(Replayed.comparison(folder, scenario("pockets: [lp]", LATE + "pockets: [lp]"))))
                .startsWith("With its oracle 2 s late instead of 0 s");
        assertThat(Headline.of(Replayed.comparison(folder, scenario("pockets: [lp]", LATE + "pockets: [lp]" + others))))
                .startsWith("On this tape");
    }

    /** 100 long from 2000 with 4000, which miss 1000 at 1950 in second 10 and 2000 at 1940 in second 12. */
    private static String scenario(String... venues) {
        StringBuilder text = new StringBuilder("""
            name: pair
            seed: 1
            clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 30}
            path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1950}, {at: 11s, price: 1950}, {at: 12s, price: 1940}]}}
            market: {sizeDecimals: 6, initialMarginRatio: 2%, maintenanceMarginRatio: 1%, liquidationFeeRatio: 0, keeperReward: 0, reserveFactor: 90%, maxAge: 1h}
            positions: {list: [{account: 1, size: 100, entryPrice: 2000, collateral: 4000}]}
            venues:
            """);
        for (int place = 0; place < venues.length; place++) {
            text.append("  - {id: %c, type: pool, closeMode: MARKET, lpCapital: 1000000, %s, %s%s}%n"
                    .formatted(
                            (char) ('a' + place),
                            "executionOracle: {delay: 0s, heartbeat: 1h, deviationThreshold: 0}",
                            venues[place].contains("oracle") ? "" : ON_TIME,
                            venues[place]));
        }
        return text.toString();
    }
}
