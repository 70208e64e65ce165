package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.DeficitSpec;
import io.backstop.model.scenario.FeedSpec;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PathSpec;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.StakeSpec;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.scenario.TranchesSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PocketsSectionTest {

    @ParameterizedTest
    @MethodSource("forms")
    void aPocketIsReadWithItsDefaults(String text, PocketSpec spec) throws JsonProcessingException {
        assertThat(PocketsSection.read(node(text), 1_000_000, paths())).containsExactly(spec);
    }

    static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(
                        "[juniorLp]", PocketSpec.junior(new TranchesSpec(1_000_000_000, 650_000_000, 650_000_000))),
                Arguments.of(
                        "[{pocket: juniorLp, capital: 30%, loss: 65%, gain: 0%}]",
                        PocketSpec.junior(new TranchesSpec(650_000_000, 0, 300_000_000))),
                Arguments.of(
                        "[{pocket: safetyModule, kind: deficit, balance: 7}]",
                        PocketSpec.deficit(7_000_000, new DeficitSpec(0, 0, false, 0, 0))),
                Arguments.of(
                        "[{pocket: safetyModule, kind: deficit, balance: 7, offset: 3, fee: 10%, deferred: true,"
                                + " cooldown: 2s, window: 1s}]",
                        PocketSpec.deficit(7_000_000, new DeficitSpec(3_000_000, 100_000_000, true, 2, 1))),
                Arguments.of(
                        "[{pocket: safetyModule, kind: deficit, balance: 7, stake: {path: {following: {price: 100,"
                                + " beta: 2}}, haircut: 5%, buyer: 90, oracle: {delay: 2s}}}]",
                        PocketSpec.deficit(
                                7_000_000,
                                new DeficitSpec(
                                        0,
                                        0,
                                        false,
                                        0,
                                        0,
                                        new StakeSpec(
                                                new PathSpec.Following(10_000_000_000L, 2_000_000_000, 0),
                                                50_000_000,
                                                90_000_000,
                                                new FeedSpec(2000, 3_600_000, 0))))),
                Arguments.of("[{pocket: feeBuffer, kind: profitBuffer}]", PocketSpec.profitBuffer()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[lp, juniorLp] | x[1]: juniorLp must stand ahead of lp, which leaves it nothing to bear",
                "[{pocket: juniorLp, capital: 0%}] | x[0].capital: \"0%\" must be more than 0% and at most 100%",
                "[{pocket: juniorLp, gain: 101%}] | x[0].gain: \"101%\" must be at most 100%",
                "[{pocket: juniorLp, capitol: 7}] | x[0].capitol: unknown key, did you mean \"capital\"?",
                "[{pocket: safetyModule, kind: deficit}] | x[0].balance: is missing",
                "[{pocket: safetyModule, kind: deficit, balance: 7, fee: 101%}] | x[0].fee: \"101%\" must be at most"
                        + " 100%",
                "[{pocket: safetyModule, kind: deficit, balance: 7, capPerEvent: 7}] | x[0].capPerEvent: unknown key,"
                        + " did you mean \"pocket\"?",
                "[{pocket: safetyModule, kind: deficit, balance: 7, stake: {path: {following: {price: 1}}, haircut:"
                        + " 100%, buyer: 9}}] | x[0].stake.haircut: \"100%\" must be less than 100 %",
                "[{pocket: safetyModule, kind: deficit, balance: 7, stake: {path: {following: {price: 1}}}}] |"
                        + " x[0].stake.buyer: is missing",
                "[{pocket: feeBuffer, kind: purse}] | x[0].kind: \"purse\" must be one of profitBuffer",
                "[{pocket: feeBuffer, kind: profitBuffer, balance: 7}] | x[0].balance: unknown key, did you mean"
                        + " \"kind\"?"
            })
    void aMistakeIsToldInOneLine(String text, String message) throws JsonProcessingException {
        Node pockets = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> PocketsSection.read(pockets, 1_000_000, paths()))
                .withMessage("small.yaml: " + message);
    }

    private static PathSection paths() {
        return new PathSection(new TimeGrid(1000, 1000, 20), Path.of("small.yaml"), Map.of());
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree(text));
    }
}
