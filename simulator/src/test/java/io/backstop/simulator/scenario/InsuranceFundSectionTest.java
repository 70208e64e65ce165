package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.BackstopSpec;
import io.backstop.model.scenario.FundRulesSpec;
import io.backstop.model.scenario.FundRulesSpec.Injection;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InsuranceFundSectionTest {

    private static final TimeGrid GRID = new TimeGrid(1_735_689_600_000L, 1000, 10);
    private static final List<BackstopSpec> FUND_HOLDS =
            List.of(new BackstopSpec.Fund(200_000_000, 75_000_000, 28_800_000, 25_000_000));

    @Test
    void anAmountAndAMappingOfItAreTheSame() throws JsonProcessingException {
        InsuranceFundSection plain = new InsuranceFundSection(7_000_000, FundRulesSpec.USUAL);

        assertThat(read("7")).isEqualTo(plain);
        assertThat(read("{balance: 7}")).isEqualTo(plain);
        assertThat(read("{}")).isEqualTo(new InsuranceFundSection(PocketSpec.DEFAULT_SHARE, FundRulesSpec.USUAL));
        assertThat(InsuranceFundSection.read(null, GRID, FUND_HOLDS))
                .isEqualTo(new InsuranceFundSection(PocketSpec.DEFAULT_SHARE, FundRulesSpec.USUAL));
    }

    @Test
    void injectionsComeInTheFirstStepAtOrAfterTheirTime() throws JsonProcessingException {
        String text = "{window: 1h, injections: [{at: 1500ms, amount: 2}, {at: \"2025-01-01T00:00:09Z\", amount: 3}]}";

        assertThat(read(text).rules())
                .isEqualTo(new FundRulesSpec(
                        3_600_000, List.of(new Injection(2, 2_000_000), new Injection(9, 3_000_000))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | fund: -1 must not be negative",
                "{balanc: 1} | fund.balanc: unknown key, did you mean \"balance\"?",
                "{window: 0s} | fund.window: \"0s\" must be positive",
                "{injections: [{at: 10s, amount: 1}]} | fund.injections[0].at: \"10s\" must lie inside the clock",
                "{injections: [{at: 2s, amount: 1}, {at: 1s, amount: 1}]} | fund.injections[1].at: \"1s\" must not be"
                        + " before the injection above it",
                "{injections: [{at: 2s, amount: 0}]} | fund.injections[0].amount: 0 must be positive",
                "{injections: [{at: 2s}]} | fund.injections[0].amount: is missing"
            })
    void aMistakeIsToldWithItsPath(String text, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> read(text))
                .withMessageContaining(mistake);
    }

    @Test
    void aFundThatTakesPositionsOverHasItsOwnWindow() throws JsonProcessingException {
        Node fund = node("{window: 1h}");

        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> InsuranceFundSection.read(fund, GRID, FUND_HOLDS))
                .withMessageContaining("fund.window: has no place beside a backstop of kind fund, whose window holds");
    }

    private static InsuranceFundSection read(String text) throws JsonProcessingException {
        return InsuranceFundSection.read(node(text), GRID, BackstopSpec.USUAL);
    }

    private static Node node(String text) throws JsonProcessingException {
        return new Node(new Origin("small.yaml"), "fund", new YAMLMapper().readTree(text));
    }
}
