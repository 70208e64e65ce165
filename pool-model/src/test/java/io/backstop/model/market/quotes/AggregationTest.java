package io.backstop.model.market.quotes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices are written as {@code price*weight} or {@code price~confidence}. */
class AggregationTest {

    @ParameterizedTest
    @CsvSource({"7, 7", "9 1 5, 5", "4 1 9 6, 5", "1 2, 1", "10 11, 10", "1000 1 1001 1002, 1000"})
    void theMedianOfTwoMiddleOnesIsTheirMeanRoundedDown(String quotes, long price) {
        assertThat(aggregated(Aggregation.median(), quotes)).containsExactly(price, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        // 25 % of 4 is one at each end, of 3 none, of 8 two.
        "4 100 1 6, 250000000, 5",
        "4 9 1, 250000000, 4",
        "1 1 10 11 12 14 900 900, 250000000, 11",
        // The mean of 2000 and 1400, as a feed of two sources makes it.
        "2000 1400, 0, 1700",
        "1 2, 0, 1"
    })
    void aTrimmedMeanLeavesAShareOutAtEachEnd(String quotes, long share, long price) {
        assertThat(aggregated(Aggregation.trimmedMean(share), quotes)).containsExactly(price, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        // (100·3 + 102·1) ÷ 4 = 100.5, rounded down.
        "100*3 102*1, 100",
        // 105 is exactly 5 % from the median of 100 and stays: (100 + 100 + 105) ÷ 3.
        "100*1 100*1 105*1, 101",
        // 106 is further and has no weight.
        "100*1 100*1 106*9, 100",
        // Two are too far from the median of 100: it stands alone.
        "100*1 104*7 150*9 50*9 100*1, 100",
        // Both are too far from their own median.
        "100*1 200*9, 150"
    })
    void oneSourceBeyondFivePercentIsCutAndOfSeveralTheMedianStands(String quotes, long price) {
        assertThat(aggregated(Aggregation.weightedMean(50_000_000), quotes)).containsExactly(price, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        "10*1 20*1 30*1, 20",
        // Half of the weight of 10 lies at 30 only, or at 10 already.
        "10*4 30*6, 30",
        "10*5 30*5, 10",
        // Hyperliquid's venues: 3, 2, 2, 1, 1 and 1 of 10; at 101 there are 3 + 2.
        "101*3 100*2 103*2 102*1 104*1 99*1, 101"
    })
    void aWeightedMedianHasHalfOfTheWeightAtOrBelowIt(String quotes, long price) {
        assertThat(aggregated(Aggregation.weightedMedian(), quotes)).containsExactly(price, 0L);
    }

    @ParameterizedTest
    @CsvSource({
        // 90 100 110: median 100, quartiles at places 0 and 2.
        "100~10, 100, 10",
        // 1400 three times, 2000 three times: 1700, and from place 1 to place 4.
        "1400~0 2000~0, 1700, 300",
        // 98 100 102, 99 101 103, 95 105 115 sorted: 95 98 99 100 101 102 103 105 115; places 2, 4 and 6.
        "100~2 101~2 105~10, 101, 2",
        // A confidence beyond the price itself votes for 1.
        "5~9, 5, 9"
    })
    void aQuartileMedianIsAsSureAsItsFurtherQuartile(String quotes, long price, long confidence) {
        assertThat(aggregated(Aggregation.quartileMedian(), quotes)).containsExactly(price, confidence);
    }

    @Test
    void aSumThatDoesNotFitIsAnError() {
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() ->
                        aggregated(Aggregation.trimmedMean(0), "1 " + Long.MAX_VALUE + " " + (Long.MAX_VALUE - 1)));
    }

    /** Price and confidence. */
    private static List<Long> aggregated(Aggregation aggregation, String text) {
        Quotes quotes = quotes(text);
        return List.of(aggregation.price(quotes), aggregation.confidence(quotes));
    }

    private static Quotes quotes(String text) {
        List<String> quotes = Arrays.asList(text.split(" "));
        Quotes shown = new Quotes(quotes.size());
        for (String quote : quotes) {
            String[] parts = quote.split("(?=[*~])");
            shown.add(Long.parseLong(parts[0]), figure(parts, '~', 0), Math.toIntExact(figure(parts, '*', 1)));
        }
        return shown;
    }

    private static long figure(String[] parts, char mark, long otherwise) {
        return parts.length > 1 && parts[1].charAt(0) == mark ? Long.parseLong(parts[1].substring(1)) : otherwise;
    }
}
