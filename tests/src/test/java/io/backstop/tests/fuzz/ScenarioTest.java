package io.backstop.tests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.mirror.Opening;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scenarios as text. */
class ScenarioTest {

    @Test
    void aCallIsOneLine() {
        Call call =
                new Call.OpenFor(Actor.OPERATOR, List.of(new Opening(1, 100, 5), new Opening(2, -3, Long.MAX_VALUE)));

        assertThat(RecordText.write((Record) call))
                .isEqualTo("OpenFor caller=OPERATOR openings=1:100:5,2:-3:9223372036854775807");
        assertThat(RecordText.parse("LiquidateBatch caller=KEEPER accounts="))
                .isEqualTo(new Call.LiquidateBatch(Actor.KEEPER, List.of()));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void whatIsWrittenReadsBack(long seed) {
        Scenario scenario = CallGenerator.scenario(seed, 100);

        assertThat(Scenario.parse(scenario.lines())).isEqualTo(scenario);
    }

    @Test
    void aLineThatIsNoCallIsAMistake() {
        assertThatThrownBy(() -> RecordText.parse("Close caller=ALICE"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("account is missing: Close caller=ALICE");
    }
}
