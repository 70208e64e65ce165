package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BookDeleveragingSpec;
import io.backstop.model.scenario.BookDeleveragingSpec.Price;
import io.backstop.model.scenario.BookDeleveragingSpec.Rank;
import io.backstop.model.scenario.BookDeleveragingSpec.Trigger;
import io.backstop.model.scenario.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookDeleveragingSectionTest {

    @Test
    void whatIsLeftOutIsTheUsualRule() throws JsonProcessingException {
        assertThat(BookDeleveragingSection.read(null)).isEqualTo(BookDeleveragingSpec.USUAL);
        assertThat(BookDeleveragingSection.read(node("{rank: hyperliquid}")))
                .isEqualTo(
                        new BookDeleveragingSpec(Rank.HYPERLIQUID, Price.BANKRUPTCY, List.of(new Trigger.Uncovered())));
    }

    @Test
    void triggersAreReadInTheirOrderWithBybitsFigures() throws JsonProcessingException {
        String text = "{rank: binance, closePrice: previousOracle, trigger: [fundEmpty, drawdown, negativeEquity]}";

        assertThat(BookDeleveragingSection.read(node(text)))
                .isEqualTo(new BookDeleveragingSpec(
                        Rank.BINANCE,
                        Price.PREVIOUS_ORACLE,
                        List.of(
                                new Trigger.FundEmpty(),
                                new Trigger.Drawdown(300_000_000, 250_000_000, 10_000_000_000L, 28_800_000),
                                new Trigger.NegativeEquity())));
    }

    @Test
    void aDrawdownHasItsOwnFigures() throws JsonProcessingException {
        String text = "{closePrice: mark, trigger: [{drawdown: {start: 20%, leastBalance: 0, window: 1h}}]}";

        assertThat(BookDeleveragingSection.read(node(text)))
                .isEqualTo(new BookDeleveragingSpec(
                        Rank.BITMEX,
                        Price.MARK,
                        List.of(new Trigger.Drawdown(200_000_000, 200_000_000, 0, 3_600_000))));
    }

    @Test
    void whatTheFundHoldsAndSeveralAtOnce() throws JsonProcessingException {
        String text = "{trigger: [maxNotional, {all: [fundEmpty, {maxNotional: {ofFund: 150%}}]}]}";

        assertThat(BookDeleveragingSection.read(node(text)).triggers())
                .containsExactly(
                        new Trigger.MaxNotional(200_000_000),
                        new Trigger.All(List.of(new Trigger.FundEmpty(), new Trigger.MaxNotional(1_500_000_000))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{rank: okx} | deleveraging.rank: \"okx\" must be one of bitmex, binance, hyperliquid, profit,"
                        + " leverage",
                "{closePrice: zero} | deleveraging.closePrice: \"zero\" must be one of bankruptcy, mark,"
                        + " previousOracle, oracleImpliedZero, ftx",
                "{trigger: []} | deleveraging.trigger: must have at least one entry",
                "{trigger: [never]} | deleveraging.trigger[0]: \"never\" must be one of uncovered, fundEmpty, drawdown,"
                        + " markThroughBankruptcy, negativeEquity",
                "{trigger: [drawdown, {drawdown: {}}]} | deleveraging.trigger[1]: must be of another kind than those"
                        + " before it",
                "{trigger: [{drawdown: {start: 0%}}]} | deleveraging.trigger[0].drawdown.start: \"0%\" must be"
                        + " positive",
                "{trigger: [{drawdown: {stop: 31%}}]} | deleveraging.trigger[0].drawdown.stop: \"31%\" must be at most"
                        + " the start",
                "{trigger: [{maxNotional: {ofFund: 10001%}}]} | deleveraging.trigger[0].maxNotional.ofFund: \"10001%\""
                        + " must be at most 10000%",
                "{trigger: [{all: [fundEmpty]}]} | deleveraging.trigger[0].all: must have at least two entries",
                "{trigger: [{all: [fundEmpty, uncovered]}]} | deleveraging.trigger[0].all[1]: \"uncovered\" must be"
                        + " one of fundEmpty, markThroughBankruptcy, negativeEquity, maxNotional",
                "{trigger: [{all: [fundEmpty, {drawdown: {}}]}]} | deleveraging.trigger[0].all[1]: a mapping must be"
                        + " one of fundEmpty, markThroughBankruptcy,",
                "{trigger: [{}]} | deleveraging.trigger[0]: must have exactly one of drawdown, maxNotional, all, has"
                        + " none",
                "{price: mark} | deleveraging.price: unknown key"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) throws JsonProcessingException {
        Node deleveraging = node(text);

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> BookDeleveragingSection.read(deleveraging))
                .withMessageContaining(mistake);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "deleveraging", new YAMLMapper().readTree(text));
    }
}
