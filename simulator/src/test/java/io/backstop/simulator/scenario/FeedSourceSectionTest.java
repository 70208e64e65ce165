package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BoundSpec;
import io.backstop.model.scenario.FeedHistorySpec;
import io.backstop.model.scenario.FeedSource;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.QuorumSpec;
import io.backstop.model.scenario.ReportBoundsSpec;
import io.backstop.model.scenario.ReportFigures;
import io.backstop.model.scenario.SignerSpec;
import io.backstop.model.scenario.TimeWindow;
import io.backstop.model.scenario.VersionSpec;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FeedSourceSectionTest {

    private static final FeedSourceSection SOURCES = FeedSections.SOURCES;
    private static final FeedHistorySpec FIVE_MINUTES = new FeedHistorySpec(300, 300);

    @ParameterizedTest
    @MethodSource("sources")
    void aSourceIsReadWithItsDefaults(String text, FeedSource spec) throws JsonProcessingException {
        assertThat(SOURCES.read(node(text))).isEqualTo(spec);
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("{kind: push}", new FeedSource.Push()),
                Arguments.of("{kind: pull}", new FeedSource.Pull(new QuorumSpec(5, 5), 60, 30, FIVE_MINUTES)),
                Arguments.of(
                        "{kind: pull, signers: 7, quorum: 5, timestampSpread: 0s, maxAge: 5m, averageWindow: 1h,"
                                + " gapThreshold: 10s}",
                        new FeedSource.Pull(new QuorumSpec(7, 5), 0, 300, new FeedHistorySpec(3600, 10))),
                Arguments.of(
                        "{kind: pull, fee: 1000000000000000}",
                        new FeedSource.Pull(
                                new QuorumSpec(5, 5),
                                60,
                                30,
                                FIVE_MINUTES,
                                ReportFigures.NONE,
                                1_000_000_000_000_000L)),
                Arguments.of(
                        "{kind: requestCommit, fee: 7}",
                        new FeedSource.RequestCommit(
                                new QuorumSpec(5, 5),
                                new VersionSpec(5, 2, 7, 30),
                                FIVE_MINUTES,
                                ReportFigures.NONE,
                                7)),
                Arguments.of(
                        "{kind: requestCommit}",
                        new FeedSource.RequestCommit(new QuorumSpec(5, 5), new VersionSpec(5, 2, 7, 30), FIVE_MINUTES)),
                Arguments.of(
                        "{kind: requestCommit, signers: 1, granularity: 10s, earliest: 0s, latest: 9s, timeout: 1m}",
                        new FeedSource.RequestCommit(
                                new QuorumSpec(1, 1), new VersionSpec(10, 0, 9, 60), FIVE_MINUTES)));
    }

    @Test
    void signersAreANumberOrAListOfThem() throws JsonProcessingException {
        TimeWindow out = new TimeWindow(1_000_000_005_000L, 1_000_000_008_000L);
        SignerSpec noisy = new SignerSpec(LatencySpec.fixed(0), 100_000, List.of());
        SignerSpec late = new SignerSpec(new LatencySpec(0, new LatencySpec.Uniform(1000, 2000), 0), 0, List.of(out));

        assertThat(SOURCES.read(
                        node("{kind: pull, quorum: 2, signers: [{count: 2, noise: 1bps}, {lag: {uniform: {from: 1s,"
                                + " to: 2s}}, outages: [{at: 5s, for: 3s}]}]}")))
                .isEqualTo(
                        new FeedSource.Pull(new QuorumSpec(3, 2, List.of(noisy, noisy, late)), 60, 30, FIVE_MINUTES));
    }

    @Test
    void withoutASourceThePublisherSends() {
        assertThat(SOURCES.read(null)).isEqualTo(new FeedSource.Push());
        assertThat(ReportBoundsSection.read(null)).isNull();
    }

    @Test
    void boundsAreNamesOrMappings() throws JsonProcessingException {
        assertThat(ReportBoundsSection.read(node("{bounds: [sinceChange]}")))
                .isEqualTo(new ReportBoundsSpec(List.of(new BoundSpec.SinceChange()), List.of("LIQUIDATE")));
        assertThat(ReportBoundsSection.read(node("{actions: [open, close], bounds: [maxAge, {kind: maxAge, age: 5s},"
                        + " fixedVersion, {kind: fixedVersion, granularity: 10s}, {kind: containment}]}")))
                .isEqualTo(new ReportBoundsSpec(
                        List.of(
                                new BoundSpec.MaxAge(30),
                                new BoundSpec.MaxAge(5),
                                new BoundSpec.FixedVersion(5, 2, 7),
                                new BoundSpec.FixedVersion(10, 2, 7),
                                new BoundSpec.Containment()),
                        List.of("OPEN", "CLOSE")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | x.kind: is missing",
                "{kind: poll} | x.kind: \"poll\" must be one of push, pull, requestCommit",
                "{kind: push, signers: 3} | x.signers: unknown key, did you mean \"kind\"?",
                "{kind: pull, signers: 32} | x.signers: 32 must be a whole number from 1 to 31",
                "{kind: pull, signers: 3, quorum: 4} | x.quorum: 4 must be a whole number from 1 to 3",
                "{kind: pull, signers: []} | x.signers: must have at least one entry",
                "{kind: pull, signers: [{count: 20}, {count: 12}]} | x.signers: must be at most 31 in all, was 32",
                "{kind: pull, signers: [{}, {}], quorum: 3} | x.quorum: 3 must be a whole number from 1 to 2",
                "{kind: pull, signers: [{noise: 2}]} | x.signers[0].noise: 2 must be at most 100%",
                "{kind: pull, signers: [{weight: 2}]} | x.signers[0].weight: unknown key, did you mean \"count\"?",
                "{kind: pull, maxAge: 500ms} | x.maxAge: \"500ms\" must be whole seconds",
                "{kind: push, fee: 1} | x.fee: unknown key, did you mean \"kind\"?",
                "{kind: pull, fee: -1} | x.fee: -1 must be a whole number from 0 to 1000000000000000",
                "{kind: pull, fee: 0.5} | x.fee: 0.5 must be a whole number from 0 to 1000000000000000",
                "{kind: requestCommit, fee: 1000000000000001} | x.fee: 1000000000000001 must be a whole number from 0"
                        + " to 1000000000000000",
                "{kind: pull, averageWindow: 0s} | x.averageWindow: \"0s\" must be positive",
                "{kind: requestCommit, latest: 1s} | x.latest: \"1s\" must be at least earliest",
                "{kind: requestCommit, earliest: 8s} | x: latest must be at least earliest",
                "{kind: requestCommit, timeout: 6s} | x.timeout: \"6s\" must be at least latest",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> SOURCES.read(node(text)))
                .withMessage("small.yaml: " + line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | x.bounds: is missing",
                "{bounds: []} | x.bounds: must have at least one entry",
                "{bounds: [age]} | x.bounds[0]: \"age\" must be one of maxAge, sinceChange, fixedVersion, containment",
                "{bounds: [maxAge], actions: [buy]} | x.actions[0]: \"buy\" must be one of open, increase, decrease,"
                        + " close, liquidate, deleverage, deposit, withdraw",
                "{bounds: [{kind: containment, age: 1s}]} | x.bounds[0].age: unknown key, did you mean \"kind\"?",
            })
    void aMistakeInABoundIsToldInOneLine(String text, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> ReportBoundsSection.read(node(text)))
                .withMessage("small.yaml: " + line);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree(text));
    }
}
