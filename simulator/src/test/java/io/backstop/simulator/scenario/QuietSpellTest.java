package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A pool whose price is pulled: that nobody needed one for a while is no outage, and what comes then is acted on at once. */
class QuietSpellTest {

    @TempDir
    private Path folder;

    /**
     * Ten minutes without a trade, then 1975 in second 601. Of 50 dollars 25 are lost and 30 bps of 1975, 5.9, are reserved: less than the 19.75 of
     * maintenance are left. A report has it a second later and the keeper's call one after that.
     */
    @Test
    void theFirstLiquidationAfterAQuietSpellWaitsForNothing() throws IOException {
        Scenario scenario =
                ScenarioReader.read(Files.writeString(folder.resolve("quiet.yaml"), """
                    name: quiet
                    seed: 1
                    clock: {start: "2025-01-01T00:00:00Z", step: 1s, steps: 660}
                    path: {anchors: {volatility: 0, points: [{at: 0s, price: 2000}, {at: 600s, price: 2000}, {at: 601s, price: 1975}]}}
                    positions: {list: [{account: 1, size: 1, entryPrice: 2000, collateral: 50}]}
                    market: {sizeDecimals: 6}
                    venues: [{preset: default}]
                    """), List.of(), Map.of());

        VenueRun run = Replay.onModel(
                        TapeWriter.write(scenario).tape(), scenario.venues().getFirst(), scenario.seed())
                .getFirst();

        assertThat(run.hindrance().liquidationsRefused()).isZero();
        assertThat(run.liquidations()).extracting(Liquidation::closedAt).containsExactly(603);
    }
}
