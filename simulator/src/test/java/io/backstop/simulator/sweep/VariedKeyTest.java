package io.backstop.simulator.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.scenario.InputException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --vary} and {@code --seeds} understand. */
class VariedKeyTest {

    /** 120 s in 4 steps of 30 s. */
    @Test
    void aRangeOfTimesIsEvenlySpaced() {
        VariedKey key = VariedKey.of("--vary", "venues.dex.oracle.delay=0s..2m:5");

        assertThat(key.key()).isEqualTo("venues.dex.oracle.delay");
        assertThat(texts(key)).containsExactly("0s", "30s", "60s", "90s", "120s");
        assertThat(key.values().get(3).number()).isEqualTo(90);
    }

    /** A second in three steps is no whole number of milliseconds. */
    @Test
    void whatDoesNotDivideIsRoundedToTheLastPlaceOfItsUnit() {
        assertThat(texts(VariedKey.of("--vary", "a=0s..1s:4"))).containsExactly("0s", "333ms", "667ms", "1s");
        assertThat(texts(VariedKey.of("--vary", "a=1%..2%:4"))).containsExactly("1%", "1.3333333%", "1.6666667%", "2%");
        assertThat(texts(VariedKey.of("--vary", "a=10bps..20bps:3"))).containsExactly("10bps", "15bps", "20bps");
    }

    @Test
    void lettersOfMoneyAreWrittenOut() {
        assertThat(texts(VariedKey.of("--vary", "a=10M..50M:3"))).containsExactly("10000000", "30000000", "50000000");
        assertThat(texts(VariedKey.of("--vary", "a=500k,1.5M,2B"))).containsExactly("500000", "1500000", "2000000000");
    }

    /** Each is ten times the one before. */
    @Test
    void aLogarithmicRangeRisesByAFactor() {
        assertThat(texts(VariedKey.of("--vary", "a=10k..10M:4 log")))
                .containsExactly("10000", "100000", "1000000", "10000000");
    }

    @Test
    void wordsAndListsOfYamlAreValuesToo() {
        VariedKey words = VariedKey.of("--vary", "venues.dex.closeMode=ORACLE,MARKET");

        assertThat(texts(words)).containsExactly("ORACLE", "MARKET");
        assertThat(words.isNumeric()).isFalse();
        assertThat(texts(VariedKey.of("--vary", "a=[lp],[feeBuffer, lp]"))).containsExactly("[lp]", "[feeBuffer, lp]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a | must be KEY=FROM..TO:COUNT or KEY=VALUE,VALUE",
                "a=0s..5%:3 | must be two numbers of one unit",
                "a=0s..120s | must name how many values, from 2 to 10000, such as 0s..120s:25",
                "a=0s..120s:1 | must name how many values",
                "a=0..1:3 log | both ends must be positive for log",
                "a=1,2,1 | the value \"1\" comes twice",
                "a=1,,2 | the value \"\" must not be empty"
            })
    void mistakesAreToldWithTheOption(String given, String told) {
        assertThatThrownBy(() -> VariedKey.of("--vary", given))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--vary " + given + ": ")
                .hasMessageContaining(told);
    }

    /** A hundredth is 1 % and 100 basis points. */
    @ParameterizedTest
    @CsvSource({"30s..30s", "1m..60s", "1%..100bps"})
    void aWayHasTwoEnds(String values) {
        assertThatThrownBy(() -> VariedKey.ends("--find", values))
                .isInstanceOf(InputException.class)
                .hasMessage("--find: \"" + values + "\" must be two different numbers");
    }

    @Test
    void seedsAreARangeOrAList() {
        assertThat(Seeds.of("3..6")).containsExactly(3L, 4L, 5L, 6L);
        assertThat(Seeds.of("7,-1")).containsExactly(7L, -1L);
        assertThatThrownBy(() -> Seeds.of("6..3")).hasMessageStartingWith("--seeds 6..3: must rise");
        assertThatThrownBy(() -> Seeds.of("1,1")).hasMessageContaining("comes twice");
        assertThatThrownBy(() -> Seeds.of("many")).hasMessageContaining("must be a range such as 1..200");
    }

    private static List<String> texts(VariedKey key) {
        return key.values().stream().map(GridValue::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"1..200", "-2..1", "7", "1,2", "3,2,1", "1,2,3,5"})
    void seedsAreToldAsTheyAreAskedFor(String given) {
        assertThat(Seeds.text(Seeds.of(given))).isEqualTo(given);
    }
}
