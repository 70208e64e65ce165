package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.BookPocketSpec;
import io.backstop.model.scenario.HybridSpec;
import io.backstop.model.scenario.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HybridSectionTest {

    @Test
    void whatIsLeftOutIsABookInOnePlace() throws JsonProcessingException {
        assertThat(HybridSection.read(node("{}"))).isEqualTo(HybridSpec.NONE);
    }

    @Test
    void pocketsKeepTheirOrderAndDelaysAreTimes() throws JsonProcessingException {
        String text = "{pockets: [{pocket: treasury, balance: 7}, {pocket: lp, balance: 9, capPerStep: 2}],"
                + " settlementDelay: 2s, fundOnChain: false, topUpDelay: 10m}";

        assertThat(HybridSection.read(node(text)))
                .isEqualTo(new HybridSpec(
                        List.of(
                                new BookPocketSpec(Account.TREASURY, 7_000_000, BookPocketSpec.NO_CAP),
                                new BookPocketSpec(Account.LP, 9_000_000, 2_000_000)),
                        2000,
                        false,
                        600_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{pockets: [{pocket: vault, balance: 1}]} | venue.pockets[0].pocket: \"vault\" must be one of"
                        + " safetyModule, treasury, juniorLp, lp, feeBuffer",
                "{pockets: [{pocket: lp}]} | venue.pockets[0].balance: is missing",
                "{pockets: [{pocket: lp, balance: 1}, {pocket: lp, balance: 1}]} | venue.pockets[1].pocket: \"lp\""
                        + " must not stand twice",
                "{pockets: [{pocket: lp, balance: 1, capPerStep: 0}]} | venue.pockets[0].capPerStep: 0 must be"
                        + " positive",
                "{settlementDelay: 0s} | venue.settlementDelay: \"0s\" must be positive",
                "{fundOnChain: false} | venue.fundOnChain: goes with settlementDelay only",
                "{contract: inverse, settlementDelay: 1s} | venue.settlementDelay: goes with a linear contract only"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node venue = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> HybridSection.read(venue))
                .withMessageContaining(mistake);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "venue", new YAMLMapper().readTree(text));
    }
}
