package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.market.MarginTiers;
import io.backstop.model.market.MarketRules;
import io.backstop.model.scenario.ContractType;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.MarginSpec;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MarginSectionTest {

    private static final long USD = 1_000_000;
    private static final long COIN = 100_000_000;
    private static final MarketRules MARKET =
            new MarketRules(100_000_000, MarginTiers.flat(20_000_000, 10_000_000), 0, 0, 900_000_000, 3600);

    @Test
    void whatIsLeftOutIsTheMarginOfTheMarket() throws JsonProcessingException {
        assertThat(read(ContractType.LINEAR, "{}")).isEqualTo(new MarginSpec.Market());
        assertThat(read("{kind: market}")).isEqualTo(new MarginSpec.Market());
    }

    @Test
    void eachKindHasItsFigures() throws JsonProcessingException {
        assertThat(read("{kind: brackets, brackets: [{to: 300000, leverage: 125, maintenance: 0.4%, amount:"
                        + " 0}, {to: 800000, leverage: 100, maintenance: 0.5%, amount: 300}]}"))
                .isEqualTo(new MarginSpec.Brackets(List.of(
                        new MarginSpec.Bracket(300_000 * USD, 125, 4_000_000, 0),
                        new MarginSpec.Bracket(800_000 * USD, 100, 5_000_000, 300 * USD))));
        assertThat(read("{kind: sizeLinear, initial: 2%, maintenance: 1%, perUnit: 0.005%}"))
                .isEqualTo(new MarginSpec.SizeLinear(20_000_000, 10_000_000, 50_000));
        assertThat(read("{kind: squareRoot, initial: 5%, maintenance: 3%, factor: 0.2%, maintenanceWeight: 60%}"))
                .isEqualTo(new MarginSpec.SquareRoot(50_000_000, 30_000_000, 2_000_000, 600_000_000));
        assertThat(read("{kind: openInterest, initial: 5%, maintenance: 3%, from: 100, to: 200}"))
                .isEqualTo(new MarginSpec.OpenInterest(50_000_000, 30_000_000, 100 * USD, 200 * USD));
    }

    /** Sizes of a linear contract are coins of eight decimals, of an inverse one whole contracts of a dollar. */
    @Test
    void tiersBySizeCountCoinsOrContracts() throws JsonProcessingException {
        String tiers = "{kind: sizeTiers, tiers: [{to: 100, initial: 2%, maintenance: 0.65%}, {to: 300, initial: 2.5%,"
                + " maintenance: 1%}]}";

        assertThat(read(tiers))
                .isEqualTo(new MarginSpec.SizeTiers(List.of(
                        new MarginSpec.SizeTier(100 * COIN, 20_000_000, 6_500_000),
                        new MarginSpec.SizeTier(300 * COIN, 25_000_000, 10_000_000))));
        assertThat(read(ContractType.INVERSE, "{margin: " + tiers + "}"))
                .isEqualTo(new MarginSpec.SizeTiers(List.of(
                        new MarginSpec.SizeTier(100, 20_000_000, 6_500_000),
                        new MarginSpec.SizeTier(300, 25_000_000, 10_000_000))));
    }

    /** Each limit adds the base maintenance ratio to both unless it is said. */
    @Test
    void riskLimitsAreAmountsOfTheContractsMoney() throws JsonProcessingException {
        String limits = "{kind: riskLimits, base: 200, step: 100, steps: 8, initial: 1%, maintenance: 0.4%";

        assertThat(read(ContractType.INVERSE, "{margin: " + limits + "}}"))
                .isEqualTo(new MarginSpec.RiskLimits(200 * COIN, 100 * COIN, 8, 10_000_000, 4_000_000, 4_000_000, 0));
        assertThat(read(limits + ", increment: 0.5%, chosen: 2}"))
                .isEqualTo(new MarginSpec.RiskLimits(200 * USD, 100 * USD, 8, 10_000_000, 4_000_000, 5_000_000, 2));
    }

    @Test
    void notionalsOfAnInverseContractAreCoins() throws JsonProcessingException {
        String brackets = "{margin: {kind: brackets, brackets: [{to: 200, leverage: 100, maintenance: 0.4%, amount: 0},"
                + " {to: 300, leverage: 50, maintenance: 0.8%, amount: 0.8}]}}";

        assertThat(read(ContractType.INVERSE, brackets))
                .isEqualTo(new MarginSpec.Brackets(List.of(
                        new MarginSpec.Bracket(200 * COIN, 100, 4_000_000, 0),
                        new MarginSpec.Bracket(300 * COIN, 50, 8_000_000, 8 * COIN / 10))));
    }

    @Test
    void whatCountsCoinsOrHasTiersInDollarsDoesNotStandBesideAnInverseContract() {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(
                        ContractType.INVERSE,
                        "{margin: {kind: squareRoot, initial: 2%, maintenance: 1%, factor: 1%, maintenanceWeight:"
                                + " 60%}}"))
                .withMessage("small.yaml: margin.kind: \"squareRoot\" counts coins and must not stand beside contract:"
                        + " inverse");
        MarketRules tiered = new MarketRules(
                1,
                MarginTiers.of(List.of(
                        new MarginTiers.Tier(0, 20_000_000, 10_000_000),
                        new MarginTiers.Tier(100 * USD, 40_000_000, 20_000_000))),
                0,
                0,
                900_000_000,
                3600);
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> MarginSection.read(
                        new Node(new Origin("small.yaml"), "venues[0]", new YAMLMapper().readTree("{}")),
                        ContractType.INVERSE,
                        tiered,
                        8))
                .withMessage("small.yaml: venues[0]: tiers of market are dollars; an inverse contract needs one pair of"
                        + " ratios, or margin.kind brackets, sizeTiers or riskLimits");
    }

    @Test
    void moreBracketsThanTiersAreToldWithTheirNumber() {
        String brackets = IntStream.rangeClosed(1, 17)
                .mapToObj(i -> "{to: %d, leverage: 1, maintenance: 1%%, amount: 0}".formatted(i))
                .collect(Collectors.joining(", ", "{kind: brackets, brackets: [", "]}"));

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(brackets))
                .withMessage("small.yaml: margin.brackets: must be at most 16");
    }

    /** 0.1 % of 300 are 0.3, and of 400 are 0.4 more; an amount may be a unit beside that, whatever the one before it was. */
    @Test
    void anAmountMayBeRoundedToTheOtherSide() throws JsonProcessingException {
        assertThat(read("{kind: brackets, brackets: [{to: 300, leverage: 9, maintenance: 1%, amount: 0}, {to: 400,"
                        + " leverage: 9, maintenance: 1.1%, amount: 0.300001}, {to: 500, leverage: 9, maintenance:"
                        + " 1.2%, amount: 0.700001}]}"))
                .isEqualTo(new MarginSpec.Brackets(List.of(
                        new MarginSpec.Bracket(300 * USD, 9, 10_000_000, 0),
                        new MarginSpec.Bracket(400 * USD, 9, 11_000_000, 300_001),
                        new MarginSpec.Bracket(500 * USD, 9, 12_000_000, 700_001))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | margin.kind: is missing",
                "{kind: cubic} | margin.kind: \"cubic\" must be one of market, brackets, sizeTiers, riskLimits,"
                        + " sizeLinear, squareRoot, openInterest",
                "{kind: market, initial: 1%} | margin.initial: unknown key",
                "{kind: brackets, brackets: []} | margin.brackets: must have at least one entry",
                "{kind: brackets, brackets: [{to: 9, leverage: 10, maintenance: 11%, amount: 0}]} |"
                    + " margin.brackets[0].maintenance: \"11%\" must be positive, not below the bracket before it and"
                    + " at most 100% ÷ leverage",
                "{kind: brackets, brackets: [{to: 9, leverage: 10, maintenance: 1%, amount: 1}]} |"
                        + " margin.brackets[0].amount: 1 must be 0.000000, else the margin jumps",
                "{kind: brackets, brackets: [{to: 300, leverage: 9, maintenance: 1%, amount: 0}, {to: 400, leverage:"
                        + " 10, maintenance: 2%, amount: 3}]} | margin.brackets[1].leverage: 10 must be a whole number"
                        + " from 1 to 9",
                "{kind: brackets, brackets: [{to: 300, leverage: 9, maintenance: 1%, amount: 0},"
                        + " {to: 300, leverage: 9, maintenance: 2%, amount: 3}]} | margin.brackets[1].to: 300 must be"
                        + " above the bracket before it",
                "{kind: brackets, brackets: [{to: 300, leverage: 9, maintenance: 1%, amount: 0},"
                        + " {to: 400, leverage: 9, maintenance: 2%, amount: 4}]} | margin.brackets[1].amount: 4 must be"
                        + " 3.000000, else the margin jumps",
                "{kind: brackets, brackets: [{to: 0.000001, leverage: 9, maintenance: 1%, amount: 0},"
                        + " {to: 400, leverage: 9, maintenance: 2%, amount: 0}]} | margin.brackets[1].maintenance:"
                        + " \"2%\" must rise by a ratio that makes the bracket's start whole units",
                "{kind: brackets, brackets: [{to: 300, leverage: 9, maintenance: 1%, amount: 0}, {to: 400, leverage: 9,"
                        + " maintenance: 1.1%, amount: 0.300001}, {to: 500, leverage: 9, maintenance: 1.2%, amount:"
                        + " 0.700002}]} | margin.brackets[2].amount: 0.700002 must be 0.700000, else the margin jumps",
                "{kind: sizeTiers, tiers: []} | margin.tiers: must have at least one entry",
                "{kind: sizeTiers, tiers: [{to: 9, initial: 1%, maintenance: 2%}]} | margin.tiers[0].maintenance:"
                        + " \"2%\" must not be below the tier before it, nor above initial",
                "{kind: sizeTiers, tiers: [{to: 9, initial: 2%, maintenance: 1%}, {to: 9, initial: 2%, maintenance:"
                        + " 1%}]} | margin.tiers[1].to: 9 must be above the tier before it",
                "{kind: sizeTiers, tiers: [{to: 9, initial: 2%, maintenance: 1%}, {to: 10, initial: 1%, maintenance:"
                        + " 1%}]} | margin.tiers[1].initial: \"1%\" must not be below the tier before it",
                "{kind: sizeTiers, tiers: [{to: -9, initial: 2%, maintenance: 1%}]} | margin.tiers[0].to: -9 must be"
                        + " above the tier before it",
                "{kind: riskLimits, base: 0, step: 1, steps: 8, initial: 1%, maintenance: 0.4%} | margin.base: 0 must"
                        + " be positive and at most 9000000000 dollars",
                "{kind: riskLimits, base: 1, step: 1, steps: 99, initial: 2%, maintenance: 1%} | margin.steps: 99 must"
                        + " leave initial at the highest limit at most 100%",
                "{kind: riskLimits, base: 1, step: 1, steps: 2, initial: 2%, maintenance: 1%, chosen: 3} |"
                        + " margin.chosen: 3 must be a whole number from 0 to 2",
                "{kind: sizeLinear, initial: 1%, maintenance: 2%, perUnit: 0} | margin.maintenance: \"2%\" must not be"
                        + " above initial",
                "{kind: squareRoot, initial: 0, maintenance: 0, factor: 0, maintenanceWeight: 0} | margin.initial: 0"
                        + " must be positive",
                "{kind: openInterest, initial: 2%, maintenance: 1%, from: 5, to: 5} | margin.to: 5 must be above from"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(mistake);
    }

    private static MarginSpec read(String margin) throws JsonProcessingException {
        return read(ContractType.LINEAR, "{margin: " + margin + "}");
    }

    private static MarginSpec read(ContractType contract, String venue) throws JsonProcessingException {
        return MarginSection.read(
                new Node(new Origin("small.yaml"), "", new YAMLMapper().readTree(venue)), contract, MARKET, 8);
    }
}
