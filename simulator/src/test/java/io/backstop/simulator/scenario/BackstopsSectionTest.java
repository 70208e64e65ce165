package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackstopsSectionTest {

    private static final long USD = 1_000_000;

    @Test
    void theEngineTakesAllUnlessOthersAreNamed() throws JsonProcessingException {
        assertThat(BackstopsSection.read(null)).isEqualTo(BackstopSpec.USUAL);
        assertThat(read("[]")).isEmpty();
        assertThat(read("[{kind: providers, list: [{account: 7, perMinute: 100000, perHour: 300000}, {perMinute: 1,"
            + " perHour: 1, sells: 10m}]}, {kind: vault, equity: 5000, leastEquity: 10, sells: false}, {kind:"
            + " engine}]"))
                .isEqualTo(List.of(
                        new BackstopSpec.Providers(List.of(
                                new BackstopSpec.Provider(7, 100_000 * USD, 300_000 * USD),
                                new BackstopSpec.Provider(0, USD, USD, 600_000))),
                        new BackstopSpec.Vault(5000 * USD, 10 * USD, false),
                        new BackstopSpec.Engine()));
        assertThat(read("[{kind: fund, positionCap: 20%, leaveAfterLoss: 7.5%, exit: 2.5%}]"))
                .isEqualTo(List.of(new BackstopSpec.Fund(200_000_000, 75_000_000, 28_800_000, 25_000_000)));
        assertThat(read("[{kind: vault, equity: 1}]")).isEqualTo(List.of(new BackstopSpec.Vault(USD, 0, true)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[{kind: bank}] | backstops[0].kind: \"bank\" must be one of engine, fund, vault, providers",
                "[{kind: engine}, {kind: engine}] | backstops[1]: must be of another kind than those before it",
                "[{kind: vault}] | backstops[0].equity: is missing",
                "[{kind: providers, list: []}] | backstops[0].list: must have at least one entry",
                "[{kind: providers, list: [{perMinute: 2, perHour: 1}]}] | backstops[0].list[0].perHour: 1 must be at"
                        + " least perMinute",
                "[{kind: providers, list: [{perMinute: 1, perHour: 1, sells: 0s}]}] | backstops[0].list[0].sells:"
                        + " \"0s\" must be positive",
                "[{kind: fund, positionCap: 20%, leaveAfterLoss: 0, exit: 1%}] | backstops[0].leaveAfterLoss: 0 must"
                        + " be positive"
            })
    void aMistakeIsToldWithItsPath(String yaml, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining(message);
    }

    private static List<BackstopSpec> read(String yaml) throws JsonProcessingException {
        return BackstopsSection.read(new Node(new Origin("small.yaml"), "backstops", new YAMLMapper().readTree(yaml)));
    }
}
