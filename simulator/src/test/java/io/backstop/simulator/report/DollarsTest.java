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
    @CsvSource({
        "0,5,0 %",
        "1,1000,< 1 %",
        "1,2,50 %",
        "999,1000,> 99 %",
        "7,7,100 %",
        "875,1000,88 %",
        "-12345,1,'−1,234,500 %'"
    })
    void aShareThatIsNotAllOrNothingNeverLooksLikeIt(long part, long whole, String text) {
        assertThat(Percent.of(part, whole)).isEqualTo(text);
    }

    /** Of 1e-9: 0.012345 is 1.2345 %, and −0.0318001 lies between −3.19 and −3.18 %. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0.00 %",
                "12345000 | 1.23 %",
                "-31800100 | −3.19 %",
                "-1 | −0.01 %",
                "479912340000 | 47,991.23 %",
                "-12345600000 | −1,234.56 %"
            })
    void percentsHaveThousandsAndTheMinusSignOfDollars(long ratio, String text) {
        assertThat(Percent.ofRatio(ratio)).isEqualTo(text);
    }
}
