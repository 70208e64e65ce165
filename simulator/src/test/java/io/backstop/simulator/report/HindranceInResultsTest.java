package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.Hindrance;
import io.backstop.model.venue.KeeperGas;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a pool did not let happen. */
class HindranceInResultsTest {

    /**
     * The shortfall of written-off waits from second 11 and is written off in second 17. Held back for 3 s are the blocks of seconds 11, 12 and 13;
     * for longer than it waits, those of 11 to 16; without a gate none.
     */
    @ParameterizedTest
    @CsvSource({"3s, 3", "1m, 6", "null, 0"})
    void nobodyTakesMoneyOutWhileAShortfallWaits(String gate, long blocks) {
        VenueRun run = run("written-off", "venues.pool.lastResort.withdrawalGate=" + gate);

        assertThat(run.hindrance()).isEqualTo(new Hindrance(0, blocks));
    }

    /** Nobody can take money out of a chain that stands still: of seconds 11, 12 and 13 the one in which no block is made does not count. */
    @Test
    void aStepWithoutABlockHoldsNobodyBack() {
        VenueRun run = run(
                "written-off",
                "venues.pool.lastResort.withdrawalGate=3s",
                "venues.pool.interruptions=[{kind: halt, at: 12s, for: 1s}]");

        assertThat(run.hindrance().blocksHeldBack()).isEqualTo(2);
    }

    /** The keeper sees 1950 in second 10; when its call comes 3 s later the index is 2000 again and the account well. */
    @Test
    void aLiquidationThatComesTooLateIsRefused() {
        VenueRun run = run(
                "written-off",
                "venues.pool.keeper.latency=3s",
                "path.anchors.points=[{at: 0s, price: 2000}, {at: 9s, price: 2000}, {at: 10s, price: 1950}, {at: 11s,"
                        + " price: 2000}]");

        assertThat(run.liquidations()).isEmpty();
        assertThat(run.hindrance()).isEqualTo(new Hindrance(1, 0));
        // 30,000 units at a tenth of a gwei are 3000 gwei, at 3000 dollars for an ether 0.009 dollars.
        assertThat(run.keeperGas()).isEqualTo(new KeeperGas(3_000, 9_000));
    }

    /** The guardian stops it in second 5; the tape has 20 blocks, and the governor lets it go on before block 9 or never. */
    @ParameterizedTest
    @CsvSource({"9s, 4", "18s, 13", "19s, 14"})
    void nobodyTakesMoneyOutWhileTheGuardianStopsIt(String resumed, long blocks) {
        String pause = "interventions=[{at: 5s, pause: [open, withdraw]}, {at: 7s, pause: [withdraw]}";

        assertThat(run("incident", pause + "]").hindrance().blocksHeldBack()).isEqualTo(15);
        assertThat(run("incident", pause + ", {at: " + resumed + ", resume: [withdraw]}]")
                        .hindrance()
                        .blocksHeldBack())
                .isEqualTo(blocks);
    }

    /**
     * Two parts of account 1, in seconds 11 and 12: 115,000 units at a tenth of a gwei are 11,500 gwei, at 3000 dollars for an ether
     * 0.0345 dollars, each.
     */
    @Test
    void aKeeperWithoutANamePaysForGas() {
        VenueRun run = run("incident");

        assertThat(run.keeperGas()).isEqualTo(new KeeperGas(23_000, 69_000));
    }

    private static VenueRun run(String golden, String... overrides) {
        Scenario scenario = ScenarioReader.read(
                Home.folder().resolve("scenarios/golden").resolve(golden + ".yaml"), List.of(overrides), Map.of());
        return Replay.onModel(
                        TapeWriter.write(scenario).tape(), scenario.venues().getFirst(), scenario.seed())
                .getFirst();
    }
}
