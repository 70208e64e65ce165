package io.backstop.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.backstop.model.scenario.FeedTape;
import io.backstop.model.scenario.GasPrices;
import io.backstop.model.scenario.InputException;
import io.backstop.model.scenario.OracleUpdate;
import io.backstop.model.scenario.TimeGrid;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GasSectionTest {

    private static final TimeGrid GRID = new TimeGrid(1_735_689_600_000L, 2000, 10);

    @Test
    void whatIsNotToldIsATenthOfAGweiAnd3000Dollars() throws JsonProcessingException {
        assertThat(GasSection.read(null, GRID)).isEqualTo(GasPrices.DEFAULT);
        assertThat(GasSection.read(node("{price: 20}"), GRID))
                .isEqualTo(new GasPrices(GasPrices.steady(2_000_000_000), GasPrices.DEFAULT.etherPrice()));
    }

    /** Steps last two seconds, so 3 s belong to step 2; the first price holds from the start. */
    @Test
    void aPriceHoldsFromItsStepOn() throws JsonProcessingException {
        GasPrices gas = GasSection.read(
                node("{price: [{at: 3s, price: 1}, {at: 8s, price: 100}], ether: [{at: 0s, price: 4000.5}]}"), GRID);

        assertThat(gas)
                .isEqualTo(new GasPrices(
                        new FeedTape(100_000_000, List.of(new OracleUpdate(4, 10_000_000_000L, 1_735_689_608L))),
                        GasPrices.steady(400_050_000_000L)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{gwei: 1}                                              | gas.gwei: unknown key, did you mean"
                        + " \"ether\"?",
                "{price: 0}                                             | gas.price: 0 must be positive",
                "{price: []}                                            | gas.price: must have at least one entry",
                "{ether: [{at: 20s, price: 1}]}                         | gas.ether[0].at: \"20s\" must lie inside the"
                        + " clock",
                "{ether: [{at: 1s, price: 1}, {at: 2s, price: 2}]}      | gas.ether[1].at: \"2s\" must be in a later"
                        + " step than the one above it"
            })
    void aMistakeIsToldInOneLine(String text, String mistake) {
        assertThatExceptionOfType(InputException.class)
                .isThrownBy(() -> GasSection.read(node(text), GRID))
                .withMessage("file.yaml: " + mistake);
    }

    private static Node node(String yaml) throws JsonProcessingException {
        return new Node(new Origin("file.yaml"), "gas", new YAMLMapper().readTree(yaml));
    }
}
