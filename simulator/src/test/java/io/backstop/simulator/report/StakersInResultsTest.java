package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.venue.VenueRun;
import io.backstop.oracle.tape.TapeWriter;
import io.backstop.oracle.tape.WrittenTape;
import io.backstop.simulator.replay.Replay;
import io.backstop.simulator.scenario.Home;
import io.backstop.simulator.scenario.ScenarioReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Stakers who leave, as every form of a result tells them; what happens to them stands in scenarios/golden/stakers.yaml. */
class StakersInResultsTest {

    @TempDir
    private Path folder;

    /** A fifth of 100,000: all of it there when they announce in second 5, four fifths when they leave in second 25. */
    @Test
    void aCohortHasALineWithWhatTheSlashTookWhileItWaited() throws IOException {
        JsonNode stakers = summary().path("venues").path(0).path("stakers");

        assertThat(stakers.path("unit").textValue()).isEqualTo("dollars");
        assertThat(stakers.path("cohorts").path(0)).hasToString("""
            {"name":"early","staked":20000.0,"announcedMillis":5000,"triedMillis":25000,"slashedBefore":0.0,\
            "slashedWhileWaiting":4000.0,"paid":16000.0,"kept":0.0,"pnl":-4000.0,"runGain":6400.0}\
            """);
        // The first slash took a fifth of 10,000 before the burnt announced in second 16; the second came after they
        // had left.
        JsonNode burnt = stakers.path("cohorts").path(2);
        assertThat(burnt.path("slashedBefore").doubleValue()).isEqualTo(2000);
        assertThat(burnt.path("slashedWhileWaiting").doubleValue()).isZero();
        assertThat(stakers.path("cohorts").path(3)).hasToString("""
            {"name":"others","staked":40000.0,"slashedBefore":40000.0,"slashedWhileWaiting":0.0,\
            "paid":0.0,"kept":0.0,"pnl":-40000.0,"runGain":-19200.0}\
            """);
    }

    /** Its window has closed while no block was made, and a third of 8000 is left to it: 20,000 − 2666.666666 were lost waiting. */
    @Test
    void aRefusalIsTold() throws IOException {
        JsonNode early =
                summary().path("venues").path(2).path("stakers").path("cohorts").path(0);

        assertThat(early.path("refusal").textValue()).isEqualTo("ERC4626ExceededMaxRedeem(20000000000000, 0)");
        assertThat(early.path("slashedWhileWaiting").decimalValue()).isEqualByComparingTo("17333.333334");
        assertThat(early.path("triedMillis").intValue()).isEqualTo(36_000);
    }

    /** What stakers take out is no withdrawal from the pool: the depositors have −8000, and the four have lost the rest. */
    @Test
    void depositorsAreOthers() throws IOException {
        JsonNode cooled = summary().path("venues").path(0);

        assertThat(cooled.path("paidBy").path("lp").decimalValue()).isEqualByComparingTo("8000");
        // 60,000 and 160,000 of collateral came in, 80,000 and 200,000 were owed: 220,000 + 52,000 of stake.
        assertThat(cooled.path("lpNetResult").decimalValue()).isEqualByComparingTo("272000");
    }

    @Test
    void thePageHasATableOfThem() {
        assertThat(Rendered.report(comparison()))
                .contains("What became of each cohort of stakers", "cooled: early", "<td>17,333</td>", "refused");
        assertThat(Rendered.report(TinyRun.comparison(TinyRun.mirror()))).doesNotContain("cohort of stakers");
    }

    private JsonNode summary() throws IOException {
        Path file = folder.resolve("summary.json");
        Rendered.summary(file, comparison());
        return new ObjectMapper().readTree(file.toFile());
    }

    private static Comparison comparison() {
        Scenario scenario =
                ScenarioReader.read(Home.folder().resolve("scenarios/golden/stakers.yaml"), List.of(), Map.of());
        WrittenTape tape = TapeWriter.write(scenario);
        List<VenueRun> runs = scenario.venues().stream()
                .flatMap(venue -> Replay.onModel(tape.tape(), venue, scenario.seed()).stream())
                .toList();
        return new Comparison(scenario, tape.tape(), "", "", tape.clampedBars(), tape.gaps(), runs);
    }
}
