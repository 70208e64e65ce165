package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.MarginLeft;
import io.backstop.model.scenario.BookLiquidationSpec.Order;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;
import io.backstop.model.scenario.BookLiquidationSpec.TakeoverPrice;
import io.backstop.model.scenario.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookLiquidationSectionTest {

    private static final long USD = 1_000_000;

    @Test
    void whatIsLeftOutIsTheUsualRule() throws JsonProcessingException {
        assertThat(BookLiquidationSection.read(null, 3)).isEqualTo(BookLiquidationSpec.USUAL);
        assertThat(read("{takeover: {kind: none}, steps: {kind: whole, rest: takeOver}, order: {kind: bankruptcy,"
                        + " waits: false}, marginLeft: {kind: kept}, takeoverPrice: bankruptcy}"))
                .isEqualTo(BookLiquidationSpec.USUAL);
    }

    @Test
    void aVenueIsFourChoicesAndAPrice() throws JsonProcessingException {
        assertThat(read("{takeover: {kind: belowMaintenance, share: 2/3}, steps: {kind: partThenRest, part:"
                        + " 20%, above: 100000, pause: 30s}, order: {kind: market}, marginLeft: {kind:"
                        + " returned}, takeoverPrice: markWithMargin}"))
                .isEqualTo(new BookLiquidationSpec(
                        new Takeover.BelowMaintenance(2, 3),
                        new Steps.PartThenRest(200_000_000, 100_000 * USD, 30_000),
                        new Order.Market(),
                        new MarginLeft.Returned(0),
                        TakeoverPrice.MARK_WITH_MARGIN));
        assertThat(read("{takeover: {kind: belowCloseFraction, most: 6%}, steps: {kind: randomClips, oneIn: 6, part:"
                        + " 10%, least: 1000, volume: 5000}, order: {kind: nearMarket, through: 0.05%, life: 1s},"
                        + " takeoverPrice: zero}"))
                .isEqualTo(new BookLiquidationSpec(
                        new Takeover.BelowCloseFraction(60_000_000),
                        new Steps.RandomClips(6, 100_000_000, 1000 * USD, 5000 * USD),
                        new Order.NearMarket(500_000, 1000),
                        new MarginLeft.Kept(),
                        TakeoverPrice.ZERO));
        assertThat(read("{steps: {kind: clips, size: 0.01, every: 40ms}, order: {kind: fillable, spread: 150%,"
                        + " adjustment: 100%}, marginLeft: {kind: cappedPenalty, most: 1.5%}}"))
                .isEqualTo(new BookLiquidationSpec(
                        new Takeover.None(),
                        new Steps.Clips(10, 40),
                        new Order.Fillable(1_500_000_000, 1_000_000_000),
                        new MarginLeft.CappedPenalty(15_000_000),
                        TakeoverPrice.BANKRUPTCY));
        assertThat(read("{steps: {kind: tiers, down: 1, lowest: 2, wholly: true}}")
                        .steps())
                .isEqualTo(new Steps.Tiers(1, 2, false, true, true));
        assertThat(read("{steps: {kind: compliance, fee: 0.5%}}").steps()).isEqualTo(new Steps.Compliance(5_000_000));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{steps: {kind: some}} | liquidation.steps.kind: \"some\" must be one of whole, compliance, tiers,"
                        + " partThenRest, clips, randomClips",
                "{steps: {kind: whole, fee: 1%}} | liquidation.steps.fee: unknown key",
                "{steps: {kind: partThenRest, part: 0, above: 1, pause: 1s}} | liquidation.steps.part: 0 must be"
                        + " positive",
                "{steps: {kind: clips, size: -1, every: 1s}} | liquidation.steps.size: -1 must be positive",
                "{steps: {kind: randomClips, oneIn: 6, part: 60%, least: 1, volume: 1}} | liquidation.steps.part:"
                        + " \"60%\" must be at most 50%",
                "{steps: {kind: tiers, down: 2, lowest: 1}} | liquidation.steps.lowest: 1 must be a whole number from"
                        + " 2 to 16",
                "{takeover: {kind: belowMaintenance, share: 67%}} | liquidation.takeover.share: \"67%\" must be a"
                        + " fraction such as 2/3",
                "{takeover: {kind: belowMaintenance, share: 3/2}} | liquidation.takeover.share: \"3/2\" must be at"
                        + " most 1",
                "{order: {kind: market, waits: true}} | liquidation.order.waits: unknown key",
                "{order: {kind: nearMarket, through: 100%, life: 1s}} | liquidation.order.through: \"100%\" must be"
                        + " below 100%",
                "{order: {kind: fillable, spread: 1, adjustment: 50%}} | liquidation.order.adjustment: \"50%\" must be"
                        + " from 100% to 10000%",
                "{marginLeft: {kind: cappedPenalty}} | liquidation.marginLeft.most: is missing",
                "{takeoverPrice: cheap} | liquidation.takeoverPrice: \"cheap\" must be one of bankruptcy, zero,"
                        + " markWithMargin"
            })
    void eachMistakeIsOneLine(String yaml, String message) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(yaml))
                .withMessageContaining(message);
    }

    private static BookLiquidationSpec read(String yaml) throws JsonProcessingException {
        return BookLiquidationSection.read(node(yaml), 3);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "liquidation", new YAMLMapper().readTree(text));
    }
}
