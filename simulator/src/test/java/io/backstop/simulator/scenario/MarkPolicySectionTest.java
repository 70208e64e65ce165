package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.MarkSpec;
import io.backstop.model.scenario.MarkSpec.ExpectedFunding;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class MarkPolicySectionTest {

    private static final long EIGHT_HOURS = 28_800_000;

    @ParameterizedTest
    @MethodSource("policies")
    void aPolicyIsReadWithItsDefaults(String text, MarkSpec spec) throws JsonProcessingException {
        assertThat(MarkPolicySection.read(node(text))).isEqualTo(spec);
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of("{basisWindow: 5m}", new MarkSpec.Median(300_000)),
                Arguments.of("{policy: median}", new MarkSpec.Median(150_000)),
                Arguments.of(
                        "{policy: median, fundingRate: -1bps}",
                        new MarkSpec.Median(150_000, new ExpectedFunding(-100_000, EIGHT_HOURS))),
                Arguments.of("{policy: oracleMedian}", new MarkSpec.OracleMedian(150_000, 30_000)),
                Arguments.of("{policy: oracleMedian, bookConstant: 5s}", new MarkSpec.OracleMedian(150_000, 5000)),
                Arguments.of("{policy: bandedBasis}", new MarkSpec.BandedBasis(30_000, 5_000_000)),
                Arguments.of("{policy: bandedBasis, band: 1%}", new MarkSpec.BandedBasis(30_000, 10_000_000)),
                Arguments.of("{policy: bandedLast}", new MarkSpec.BandedLast(200_000_000, 300_000)),
                Arguments.of("{policy: bandedLast, window: 1h}", new MarkSpec.BandedLast(200_000_000, 3_600_000)),
                Arguments.of("{policy: index}", new MarkSpec.Index()),
                Arguments.of("{policy: basis}", new MarkSpec.Basis(30_000)),
                Arguments.of(
                        "{policy: fundingBasis}", new MarkSpec.FundingBasis(new ExpectedFunding(100_000, EIGHT_HOURS))),
                Arguments.of(
                        "{policy: fundingBasis, fundingRate: 0.03%, fundingInterval: 1h}",
                        new MarkSpec.FundingBasis(new ExpectedFunding(300_000, 3_600_000))));
    }

    @Test
    void withoutAPolicyItIsTheMedian() {
        assertThat(MarkPolicySection.read(null)).isEqualTo(new MarkSpec.Median(150_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{policy: mean} | mark.policy: \"mean\" must be one of median, oracleMedian, bandedBasis, bandedLast,"
                        + " basis, fundingBasis, index",
                "{policy: index, fundingRate: 0} | mark.fundingRate: unknown key",
                "{policy: basis, band: 1%} | mark.band: unknown key, did you mean",
                "{basisWindow: 25h} | mark.basisWindow: \"25h\" must be at most 24h",
                "{basisWindow: 0s} | mark.basisWindow: \"0s\" must be positive",
                "{policy: bandedLast, window: 2h} | mark.window: \"2h\" must be at most 1h",
                "{policy: bandedLast, band: 100%} | mark.band: \"100%\" must be above 0% and below 100%",
                "{policy: bandedBasis, band: 0} | mark.band: 0 must be above 0% and below 100%",
                "{fundingRate: -100%} | mark.fundingRate: \"-100%\" must be between -100% and 100%"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node mark = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> MarkPolicySection.read(mark))
                .withMessageContaining(mistake);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "mark", new YAMLMapper().readTree(text));
    }
}
