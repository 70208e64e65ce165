package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.LossSharingSpec;
import io.backstop.model.scenario.LossSharingSpec.Allocation;
import io.backstop.model.scenario.LossSharingSpec.Base;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.LossSharingSpec.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossSharingSectionTest {

    private static final long ONE = 1_000_000_000;

    @Test
    void whatIsLeftOutIsTheUsualRule() throws JsonProcessingException {
        assertThat(LossSharingSection.read(null)).isEqualTo(LossSharingSpec.USUAL);
        assertThat(LossSharingSection.read(node("{severity: {share: 100%}, allocation: {kind: proRata}}")))
                .isEqualTo(LossSharingSpec.USUAL);
    }

    @Test
    void severityAndAllocationAreTwoChoices() throws JsonProcessingException {
        assertThat(LossSharingSection.read(
                        node("{severity: {decay: 50%, least: 10%}, allocation: {kind: queue, rank: binance}}")))
                .isEqualTo(new LossSharingSpec(
                        new Severity.Backoff(500_000_000, 100_000_000),
                        new Allocation.Queue(Rank.BINANCE, Base.PROFIT)));
        assertThat(LossSharingSection.read(node(
                        "{allocation: {kind: largest, count: 10, weight: levered, base: equity, most: 2%, left: 5}}")))
                .isEqualTo(new LossSharingSpec(
                        new Severity.Share(ONE),
                        new Allocation.Largest(
                                10, new Allocation.ProRata(Weight.LEVERED, Base.EQUITY, 20_000_000, 5_000_000))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{severity: {share: 101%}} | lossSharing.severity.share: \"101%\" must be at most 100%",
                "{severity: {share: 1%, decay: 1%}} | lossSharing.severity: must have exactly one of share, decay, has"
                        + " share, decay",
                "{severity: {share: 1%, least: 1%}} | lossSharing.severity.least: unknown key",
                "{allocation: {kind: all}} | lossSharing.allocation.kind: \"all\" must be one of proRata, queue,"
                        + " largest",
                "{allocation: {kind: queue}} | lossSharing.allocation.rank: is missing",
                "{allocation: {kind: largest, count: 0}} | lossSharing.allocation.count: 0 must be a whole number from"
                        + " 1",
                "{allocation: {kind: proRata, weight: luck}} | lossSharing.allocation.weight: \"luck\" must be one of"
                        + " wealth, contracts, levered"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node sharing = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LossSharingSection.read(sharing))
                .withMessageContaining(mistake);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "lossSharing", new YAMLMapper().readTree(text));
    }
}
