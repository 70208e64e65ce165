package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.StakerSpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StakersSectionTest {

    private static final Path GOLDEN = Home.folder().resolve("scenarios/golden/stakers.yaml");
    private static final long PERCENT = 10_000_000;

    @Test
    void everyFearIsRead() {
        assertThat(ScenarioReader.read(GOLDEN, List.of(), Map.of())
                        .circumstances()
                        .stakers())
                .containsExactly(
                        new StakerSpec("early", 20 * PERCENT, new StakerSpec.Move(PERCENT)),
                        new StakerSpec("seers", 30 * PERCENT, new StakerSpec.Phantom(0)),
                        new StakerSpec("burnt", 10 * PERCENT, new StakerSpec.Slash(100 * PERCENT)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[1].name=early|[1].name: \"early\" must be unique, and not \"others\", which are those who stay",
                "[1].name=others|[1].name: \"others\" must be unique, and not \"others\", which are those who stay",
                "[2].share=51%|[2].share: \"51%\" must leave at most 100% in all",
                "[0].share=0%|[0].share: \"0%\" must be positive",
                "[0].markMoves=0%|[0].markMoves: \"0%\" must be positive",
                "[2].stakeBelow=101%|[2].stakeBelow: \"101%\" must be at most 100%",
                "[0].markMove=1%|[0].markMove: unknown key, did you mean \"markMoves\"?",
                "[0].stakeBelow=1%|[0]: must have exactly one of phantomAbove, markMoves, stakeBelow, has markMoves,"
                        + " stakeBelow",
            })
    void mistakesAreToldWithTheirPlace(String override, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(GOLDEN, List.of("stakers" + override), Map.of()))
                .withMessageEndingWith("stakers" + mistake);
    }

    @Test
    void somethingMustBeStakedSomewhere() {
        Path runners = Home.folder().resolve("scenarios/golden/lp-run.yaml");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ScenarioReader.read(
                        runners, List.of("stakers=[{name: a, share: 1%, markMoves: 1%}]"), Map.of()))
                .withMessageEndingWith("stakers[0]: must have a venue with a pocket safetyModule, where it is staked");
    }
}
