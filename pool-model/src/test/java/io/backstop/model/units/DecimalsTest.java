package io.backstop.model.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTest {

    @ParameterizedTest
    @CsvSource({
        "-12500000, 6, -12.500000",
        "-1, 6, -0.000001",
        "10151650000000, 8, 101516.50000000",
        "7, 0, 7",
        "-9223372036854775808, 6, -9223372036854.775808"
    })
    void writesAllDecimalsAndReadsThemBack(long value, int decimals, String text) {
        assertThat(Decimals.format(value, decimals)).isEqualTo(text);
        assertThat(Decimals.parse(text, decimals)).isEqualTo(value);
    }

    @Test
    void readsNumbersWithoutAFractionOrWithZerosBehindIt() {
        assertThat(Decimals.parse("2000", 8)).isEqualTo(200_000_000_000L);
        assertThat(Decimals.parse(".5000000000", 6)).isEqualTo(500_000L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "-", ".", "1e3", "1,5", "0x1", " 1", "1.0000001", "9223372036854.775808", "--1", "1.-5"})
    void refusesWhatIsNoExactNumber(String text) {
        assertThatThrownBy(() -> Decimals.parse(text, 6)).isInstanceOf(NumberFormatException.class);
    }
}
