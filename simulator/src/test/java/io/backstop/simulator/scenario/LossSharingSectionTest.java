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
import io.backstop.model.scenario.LossSharingSpec.Risk;
import io.backstop.model.scenario.LossSharingSpec.Severity;
import io.backstop.model.scenario.LossSharingSpec.Weight;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LossSharingSectionTest {

    private static final long ONE = 1_000_000_000;

    @Test
    void whatIsLeftOutIsTheUsualRule() throws JsonProcessingException {
        assertThat(LossSharingSection.read(null, 0)).isEqualTo(LossSharingSpec.USUAL);
        assertThat(read("{severity: {share: 100%}, allocation: {kind: proRata}}"))
                .isEqualTo(LossSharingSpec.USUAL);
    }

    @Test
    void severityAndAllocationAreTwoChoices() throws JsonProcessingException {
        assertThat(read("{severity: {decay: 50%, least: 10%}, allocation: {kind: queue, rank: binance}}"))
                .isEqualTo(new LossSharingSpec(
                        new Severity.Backoff(500_000_000, 100_000_000),
                        new Allocation.Queue(Rank.BINANCE, Base.PROFIT)));
        assertThat(read("{allocation: {kind: largest, count: 10, weight: levered, base: equity, most: 2%, left: 5}}"))
                .isEqualTo(new LossSharingSpec(
                        new Severity.Share(ONE),
                        new Allocation.Largest(
                                10, new Allocation.ProRata(Weight.LEVERED, Base.EQUITY, 20_000_000, 5_000_000))));
    }

    @Test
    void theOtherRulesHaveTheirOwnFigures() throws JsonProcessingException {
        assertThat(allocation("{kind: riskAware, power: 2, base: equity}"))
                .isEqualTo(new Allocation.RiskAware(new Risk.Power(2), Base.EQUITY, ONE, 0));
        assertThat(allocation("{kind: riskAware, beyond: 5, most: 10%}"))
                .isEqualTo(new Allocation.RiskAware(new Risk.Beyond(5 * ONE), Base.PROFIT, 100_000_000, 0));
        assertThat(allocation("{kind: wholeLots, lot: 0.1, perLot: 50, meetsBudget: true}"))
                .isEqualTo(new Allocation.WholeLots(10, 50_000_000, Base.PROFIT, true));
        assertThat(allocation("{kind: clawback, window: 24h}")).isEqualTo(new Allocation.Clawback(86_400_000));
        assertThat(allocation("{kind: split, share: 20%, first: {kind: queue, rank: profit}, second: {kind: proRata}}"))
                .isEqualTo(new Allocation.Split(
                        200_000_000,
                        new Allocation.Queue(Rank.PROFIT, Base.PROFIT),
                        LossSharingSpec.USUAL.allocation()));
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
                "{allocation: {kind: riskAware, power: 3}} | lossSharing.allocation.power: 3 must be a whole number"
                        + " from 0 to 2",
                "{allocation: {kind: riskAware, power: 1, beyond: 2}} | lossSharing.allocation: must have exactly one"
                        + " of power, beyond, has power, beyond",
                "{allocation: {kind: wholeLots, lot: 1, perLot: 0}} | lossSharing.allocation.perLot: 0 must be"
                        + " positive",
                "{allocation: {kind: wholeLots, lot: -1, perLot: 1}} | lossSharing.allocation.lot: -1 must be"
                        + " positive",
                "{allocation: {kind: clawback}} | lossSharing.allocation.window: is missing",
                "{allocation: {kind: split, share: 1%, first: {kind: clawback, window: 1h}, second: {kind: proRata}}} |"
                        + " lossSharing.allocation.first.kind: \"clawback\" must be one of proRata, queue,",
                "{allocation: {kind: queue}} | lossSharing.allocation.rank: is missing",
                "{allocation: {kind: largest, count: 0}} | lossSharing.allocation.count: 0 must be a whole number from"
                        + " 1",
                "{allocation: {kind: proRata, weight: luck}} | lossSharing.allocation.weight: \"luck\" must be one of"
                        + " wealth, contracts, levered"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node sharing = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> LossSharingSection.read(sharing, 2))
                .withMessageContaining(mistake);
    }

    private static LossSharingSpec read(String text) throws JsonProcessingException {
        return LossSharingSection.read(node(text), 2);
    }

    private static Allocation allocation(String text) throws JsonProcessingException {
        return read("{allocation: " + text + "}").allocation();
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "lossSharing", new YAMLMapper().readTree(text));
    }
}
