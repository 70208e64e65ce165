package io.backstop.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0",
                "1 | 0.000001",
                "9999 | 0.009999",
                "10000 | 0.01",
                "-12345000 | −12.35",
                "999994999 | 999.99",
                "999995000 | 1,000",
                "1234567890123 | 1,234,568",
                "-9223372036854775807 | −9,223,372,036,855"
            })
    void bigSumsAreWholeSmallOnesHaveCentsAndOnlyZeroLooksLikeZero(long microDollars, String text) {
        assertThat(Dollars.plain(microDollars)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0,5,0 %", "1,1000,< 1 %", "1,2,50 %", "999,1000,> 99 %", "7,7,100 %", "875,1000,88 %"})
    void aShareThatIsNotAllOrNothingNeverLooksLikeIt(long part, long whole, String text) {
        assertThat(Percent.of(part, whole)).isEqualTo(text);
    }
}
