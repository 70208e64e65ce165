package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.Interruption;
import io.backstop.model.scenario.Interruption.Kind;
import io.backstop.model.scenario.Interruptions;
import io.backstop.model.scenario.Scenario;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VenueSpec;
import io.backstop.simulator.report.InterruptionLines;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock of 20 steps of 1 s. */
class InterruptionsSectionTest {

    private static final Path FILE = Path.of("../scenarios/golden/single-jump.yaml");

    @Test
    void interruptionsAreReadInOrder() {
        Scenario scenario = read("[{kind: halt, at: 2s, for: 1500ms}, {kind: sequencerDown, at: 5s, for: 3s},"
                + " {kind: reorg, at: 11500ms, depth: 2}]");
        long start = scenario.grid().startMillis();

        assertThat(interruptions(scenario))
                .isEqualTo(new Interruptions(List.of(
                        new Interruption(Kind.HALT, new TimeWindow(start + 2000, start + 3500)),
                        new Interruption(Kind.SEQUENCER_DOWN, new TimeWindow(start + 5000, start + 8000)),
                        new Interruption(Kind.REORGANISATION, new TimeWindow(start + 10_000, start + 12_000)))));
        assertThat(InterruptionLines.of(scenario))
                .containsExactly(
                        "pool: halt, no block in steps 2 to 3 (00:00:02 to 00:00:03); what waits lands in step 4,"
                                + " 00:00:04.",
                        "pool: sequencer down, no block in steps 5 to 7 (00:00:05 to 00:00:07); what waits lands in"
                                + " step 8, 00:00:08.",
                        "pool: reorganisation, empty blocks in place of dropped ones in steps 10 to 11 (00:00:10 to"
                                + " 00:00:11); what waits lands in step 12, 00:00:12.");
    }

    @Test
    void whatWaitsUntilTheClockEndsNeverLands() {
        assertThat(InterruptionLines.of(read("[{kind: halt, at: 2s, for: 1h}]")))
                .singleElement()
                .asString()
                .endsWith("; what waits never lands.");
        assertThat(interruptions(read("[]"))).isEqualTo(Interruptions.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{at: 1s}] | [0].kind: is missing",
                "[{kind: stall, at: 1s}] | [0].kind: \"stall\" must be one of halt, sequencerDown, reorg",
                "[{kind: halt, at: 1s}] | [0].for: is missing",
                "[{kind: halt, at: 1s, for: 0s}] | [0].for: \"0s\" must be positive",
                "[{kind: halt, at: 1s, for: 1s, depth: 1}] | [0].depth: unknown key, did you mean \"at\"?",
                "[{kind: halt, at: 1100ms, for: 900ms}] | [0].for: \"900ms\" must reach the next step, between steps"
                        + " there is no block to miss",
                "[{kind: halt, at: 1h, for: 1s}] | [0].at: \"1h\" must be on the clock",
                "[{kind: reorg, at: 5s, depth: 0}] | [0].depth: 0 must be a whole number from 1 to 10000",
                "[{kind: reorg, at: 5s, depth: 6}] | [0].depth: 6 must be at most 5, the number of blocks since the"
                        + " clock's start",
                "[{kind: halt, at: 1s, for: 2s}, {kind: reorg, at: 5s, depth: 2}] | [1]: must leave a block between it"
                        + " and the one above it"
            })
    void aMistakeIsToldInOneLine(String interruptions, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(interruptions))
                .withMessageEndingWith("venues[0].interruptions" + line);
    }

    private static Interruptions interruptions(Scenario scenario) {
        return ((VenueSpec.Pool) scenario.venues().getFirst()).interruptions();
    }

    private static Scenario read(String interruptions) {
        return ScenarioReader.read(FILE, List.of("venues[0].interruptions=" + interruptions), Map.of());
    }
}
