package io.backstop.tests.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import org.junit.jupiter.api.Test;

class PartTest {

    @Test
    void whoNamesNoneHasTheModels() {
        assertThat(Part.of()).isEqualTo(Part.DEFAULT);
        assertThat(Part.of("keeper")).isEqualTo(Part.KEEPER);
        assertThat(Part.of("chain")).isEqualTo(Part.CHAIN);
    }

    @Test
    void whoAsksForHelpMeasuresNothing() {
        assertThat(Part.of("--help")).isEqualTo(Part.HELP);
        assertThat(Part.of("chain", "-h")).isEqualTo(Part.HELP);
        assertThat(Part.usage()).startsWith("Usage: backstop bench [PART]\n").contains("\n  keeper    a keeper");
    }

    @Test
    void anUnknownPartNamesThoseThatThereAre() {
        assertThatThrownBy(() -> Part.of("foo"))
                .isInstanceOf(InputException.class)
                .hasMessage("bench foo: unknown part, must be one of default, keeper, chain");
        assertThatThrownBy(() -> Part.of("keeper", "chain"))
                .hasMessage("bench keeper chain: must be one part: default, keeper, chain");
    }
}
