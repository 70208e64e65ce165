package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.FaultSpec;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.InclusionSpec;
import io.backstop.model.scenario.InclusionSpec.Bid;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LatencySpec;
import io.backstop.model.scenario.NetworkSpec;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.ReportSide;
import io.backstop.model.scenario.RoundSpec;
import io.backstop.model.scenario.ScheduleSpec;
import io.backstop.model.scenario.TimeWindow;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The clock of these feeds starts at second 1,000,000,000 and ticks 100 times, once a second. */
class NetworkSectionTest {

    private static final long START = 1_000_000_000_000L;
    private static final long GWEI = 100_000_000;
    private static final long ONE = 1_000_000_000;

    @Test
    void withoutAnyKeyNothingHappensOnTheWay() throws JsonProcessingException {
        assertThat(read("{}")).isEqualTo(NetworkSpec.NONE);
    }

    @Test
    void roundsAreReadWithTheirDefaults() throws JsonProcessingException {
        assertThat(read("{interval: 3s, rounds: {}}"))
                .isEqualTo(NetworkSpec.NONE
                        .withInterval(3000)
                        .withRounds(new RoundSpec(16, 0, 0, 10_000, 0, LatencySpec.fixed(0))));
        assertThat(read("{rounds: {nodes: 4, down: 3, failure: 5%, timeout: 20s, roundsPerLeader: 2, duration: {plus:"
                        + " 1s, gamma: {mean: 2s, shape: 2}}}}"))
                .isEqualTo(NetworkSpec.NONE.withRounds(new RoundSpec(
                        4, 3, 50_000_000, 20_000, 2, new LatencySpec(1000, new LatencySpec.Gamma(2000, 2 * ONE), 0))));
    }

    @Test
    void aScheduleIsReadWithItsDefault() throws JsonProcessingException {
        assertThat(read("{schedule: {every: 1h, at: 3323s}}"))
                .isEqualTo(NetworkSpec.NONE.withSchedule(new ScheduleSpec(3_600_000, 3_323_000)));
        assertThat(read("{schedule: {every: 1h}}"))
                .isEqualTo(NetworkSpec.NONE.withSchedule(new ScheduleSpec(3_600_000, 0)));
    }

    @ParameterizedTest
    @MethodSource("inclusions")
    void inclusionIsReadWithItsDefaults(String text, InclusionSpec spec) throws JsonProcessingException {
        assertThat(read("{inclusion: " + text + "}")).isEqualTo(NetworkSpec.NONE.withInclusion(spec));
    }

    static Stream<Arguments> inclusions() {
        return Stream.of(
                Arguments.of(
                        "{blockTime: 12s}",
                        new InclusionSpec(
                                12_000, new InclusionSpec.TapeGas(), new Bid(0, 60, ONE, 0, 0, 0, Bid.MOST_PRICE))),
                Arguments.of(
                        "{blockTime: 250ms, gas: {file: gas.csv}, bid: {follows: 90, multiple: 1.2, lag: 10m}, raise:"
                                + " {every: 30s, by: 12.5%}, most: 500}",
                        new InclusionSpec(
                                250,
                                new InclusionSpec.RecordedGas("gas.csv"),
                                new Bid(0, 90, 1_200_000_000, 600_000, 30_000, 125_000_000, 500 * GWEI))),
                Arguments.of(
                        "{blockTime: 1s, gas: {points: [{at: 0s, price: 10}, {at: 5s, price: 0.5}]}, bid: {price: 20}}",
                        new InclusionSpec(
                                1000,
                                new InclusionSpec.GivenGas(new FeedTape(
                                        10 * GWEI, List.of(new OracleUpdate(5, GWEI / 2, START / 1000 + 5)))),
                                new Bid(20 * GWEI, 60, ONE, 0, 0, 0, Bid.MOST_PRICE))));
    }

    @Test
    void faultsAreReadInTheirOrderAndLastToTheEndUnlessTold() throws JsonProcessingException {
        TimeWindow told = new TimeWindow(START + 5000, START + 15_000);
        TimeWindow open = new TimeWindow(START + 5000, START + 100_000);

        assertThat(read("{source: {kind: pull}, faults: [{kind: stall, at: 5s, for: 10s}, {kind: keyLoss, at: 5s},"
            + " {kind: floor, at: 5s, price: 1}, {kind: ceiling, at: 5s, price: 2}, {kind: spike, at: 5s, for: 10s,"
            + " times: 1000}, {kind: bias, at: 5s, by: -2%}, {kind: wrongDecimals, at: 5s, by: -3}, {kind:"
            + " wideConfidence, at: 5s, confidence: 5%}, {kind: sameStamp, at: 5s}, {kind: lateStamp, at: 5s, by:"
            + " 7s}]}")
                        .faults())
                .containsExactly(
                        new FaultSpec.Stall(told),
                        new FaultSpec.KeyLoss(open),
                        new FaultSpec.Floor(open, 100_000_000),
                        new FaultSpec.Ceiling(open, 200_000_000),
                        new FaultSpec.Scaled(told, 1000 * ONE),
                        new FaultSpec.Scaled(open, 980_000_000),
                        new FaultSpec.WrongDecimals(open, -3),
                        new FaultSpec.WideConfidence(open, 50_000_000),
                        new FaultSpec.SameStamp(open),
                        new FaultSpec.LateStamp(open, 7));
    }

    @Test
    void faultsOfSignersAreRead() throws JsonProcessingException {
        TimeWindow open = new TimeWindow(START + 5000, START + 100_000);

        assertThat(read("{source: {kind: pull}, faults: [{kind: keyLoss, at: 5s, signers: 2}, {kind: collusion, at: 5s,"
                                + " signers: 5, price: 3}, {kind: collusion, at: 5s, signers: 1, by: -10%}, {kind:"
                                + " missingSide, at: 5s, side: ask}]}")
                        .faults())
                .containsExactly(
                        new FaultSpec.SignerKeyLoss(open, 2),
                        new FaultSpec.CollusionAt(open, 5, 300_000_000),
                        new FaultSpec.CollusionBy(open, 1, 900_000_000),
                        new FaultSpec.MissingSide(open, ReportSide.ASK));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{interval: 0s} | .interval: \"0s\" must be positive",
                "{schedule: {at: 5s}} | .schedule.every: is missing",
                "{schedule: {every: 0s}} | .schedule.every: \"0s\" must be positive",
                "{schedule: {every: 1h, at: 60m}} | .schedule.at: \"60m\" must be shorter than every",
                "{rounds: {nodes: 32}} | .rounds.nodes: 32 must be a whole number from 1 to 31",
                "{rounds: {nodes: 3, down: 3}} | .rounds.down: 3 must be a whole number from 0 to 2",
                "{rounds: {failure: 95%}} | .rounds.failure: \"95%\" must be at most 90%",
                "{rounds: {roundsPerLeader: 0}} | .rounds.roundsPerLeader: 0 must be a whole number from 1 to"
                        + " 2147483647",
                "{inclusion: {}} | .inclusion.blockTime: is missing",
                "{inclusion: {blockTime: 0s}} | .inclusion.blockTime: \"0s\" must be positive",
                "{inclusion: {blockTime: 1s, gas: {}}} | .inclusion.gas: must have exactly one of file, points, has"
                        + " none",
                "{inclusion: {blockTime: 1s, gas: {points: []}}} | .inclusion.gas.points: must have at least one entry",
                "{inclusion: {blockTime: 1s, bid: {}}} | .inclusion.bid: must have exactly one of price, follows, has"
                        + " none",
                "{inclusion: {blockTime: 1s, bid: {follows: 50}}} | .inclusion.bid.follows: 50 must be 30, 60 or 90",
                "{inclusion: {blockTime: 1s, bid: {price: 2000000}}} | .inclusion.bid.price: 2000000 must be at most"
                        + " 1000000 gwei",
                "{inclusion: {blockTime: 1s, bid: {follows: 30, multiple: 0}}} | .inclusion.bid.multiple: 0 must be"
                        + " positive and at most 1000",
                "{inclusion: {blockTime: 1s, raise: {by: 1}}} | .inclusion.raise.every: is missing",
                "{source: {kind: pull}, inclusion: {blockTime: 1s}} | .inclusion: needs a source of kind push: nobody"
                        + " sends what is pulled",
                "{faults: [{}]} | .faults[0].kind: is missing",
                "{faults: [{kind: halt, at: 1s}]} | .faults[0].kind: \"halt\" must be one of stall, keyLoss, floor,"
                        + " ceiling, spike, bias, wrongDecimals, wideConfidence, staleOnResume, sameStamp, lateStamp,"
                        + " collusion, missingSide",
                "{faults: [{kind: stall}]} | .faults[0].at: is missing",
                "{faults: [{kind: stall, at: 100s}]} | .faults[0].at: \"100s\" must be before the clock ends",
                "{faults: [{kind: stall, at: 1s, price: 5}]} | .faults[0].price: unknown key, did you mean \"kind\"?",
                "{faults: [{kind: spike, at: 1s, times: 0}]} | .faults[0].times: 0 must be positive and at most"
                        + " 1000000",
                "{faults: [{kind: bias, at: 1s, by: -100%}]} | .faults[0].by: \"-100%\" must be above -100% and at"
                        + " most 1000",
                "{faults: [{kind: wrongDecimals, at: 1s, by: 0}]} | .faults[0].by: 0 must not be zero",
                "{faults: [{kind: lateStamp, at: 1s, by: 500ms}]} | .faults[0].by: \"500ms\" must be whole seconds",
                "{faults: [{kind: wideConfidence, at: 1s, confidence: 1%}]} | .faults[0].kind: \"wideConfidence\""
                        + " needs a source of kind pull: what is pushed says nothing of it",
                "{faults: [{kind: keyLoss, at: 1s, signers: 1}]} | .faults[0].kind: \"keyLoss\" needs a source of"
                        + " kind pull: what is pushed has one publisher",
                "{source: {kind: pull}, faults: [{kind: keyLoss, at: 1s, signers: 6}]} | .faults[0].signers: 6 must be"
                        + " a whole number from 1 to 5",
                "{source: {kind: pull}, faults: [{kind: collusion, at: 1s, signers: 1}]} | .faults[0]: must have"
                        + " exactly one of price, by, has none",
                "{source: {kind: pull}, faults: [{kind: collusion, at: 1s, price: 1}]} | .faults[0].signers: is"
                        + " missing",
                "{faults: [{kind: missingSide, at: 1s, side: bid}]} | .faults[0].kind: \"missingSide\" needs a source"
                        + " of kind pull: what is pushed has no sides",
                "{source: {kind: pull}, faults: [{kind: missingSide, at: 1s, side: mid}]} | .faults[0].side: \"mid\""
                        + " must be one of bid, ask",
            })
    void aMistakeIsToldInOneLine(String text, String line) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(text))
                .withMessage("small.yaml: x" + line);
    }

    private static NetworkSpec read(String text) throws JsonProcessingException {
        Node feed = new Node(new Origin("small.yaml"), "x", new YAMLMapper().readTree(text));
        return FeedSections.WITHOUT_FILES.read(feed).network();
    }
}
