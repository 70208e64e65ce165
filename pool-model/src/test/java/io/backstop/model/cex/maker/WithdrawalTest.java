package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.DOLLAR;
import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WithdrawalTest {

    /** Returns of 3 % and −4 % have a root of squares of 5 %; a second later 3 % has left the window, then −4 % too. */
    @Test
    void volatilityIsTheRootOfTheSquaresInTheWindow() {
        RealisedVolatility volatility = new RealisedVolatility(2000, 1000);

        assertThat(volatility.update(0, 1000 * DOLLAR)).isZero();
        assertThat(volatility.update(1000, 1030 * DOLLAR)).isEqualTo(3 * PERCENT);
        // 1030 × 0.96 = 988.8
        assertThat(volatility.update(2000, 9888 * DOLLAR / 10)).isEqualTo(5 * PERCENT);
        assertThat(volatility.update(3000, 9888 * DOLLAR / 10)).isEqualTo(4 * PERCENT);
        assertThat(volatility.update(4000, 9888 * DOLLAR / 10)).isZero();
    }

    @Test
    void pricesBetweenSamplesCountForNothing() {
        RealisedVolatility volatility = new RealisedVolatility(2000, 1000);
        volatility.update(0, 1000 * DOLLAR);

        assertThat(volatility.update(999, 500 * DOLLAR)).isZero();
        assertThat(volatility.update(1000, 1001 * DOLLAR)).isEqualTo(PERCENT / 10);
    }

    /**
     * Up it moves by more than one, which counts as one; down by one less a billionth. 450 times 1 and 450 times
     * 0.999999998 are 899.9999991, whose root is 29.9999999850.
     */
    @Test
    void aReturnCountsAsOneAtMostSoThatTheLongestWindowFits() {
        RealisedVolatility volatility = new RealisedVolatility(900, 1);
        long last = 0;
        for (int millis = 0; millis <= 900; millis++) {
            last = volatility.update(millis, millis % 2 == 0 ? 1 : Long.MAX_VALUE);
        }

        assertThat(last).isEqualTo(29_999_999_980L);
    }

    @Test
    void aWindowHoldsAWholeNumberOfSamples() {
        assertThatThrownBy(() -> new RealisedVolatility(2500, 1000))
                .hasMessage("rest of the window must be from 0 to 0, was 500");
        assertThatThrownBy(() -> new RealisedVolatility(901, 1)).hasMessage("samples must be from 1 to 900, was 901");
    }

    @Test
    void aRatioHoldsFromItsKeyToTheNext() {
        DepthTable table = new DepthTable(new long[] {10, 20}, new long[] {60 * PERCENT, 20 * PERCENT});

        assertThat(table.at(0)).isEqualTo(100 * PERCENT);
        assertThat(table.at(9)).isEqualTo(100 * PERCENT);
        assertThat(table.at(10)).isEqualTo(60 * PERCENT);
        assertThat(table.at(19)).isEqualTo(60 * PERCENT);
        assertThat(table.at(20)).isEqualTo(20 * PERCENT);
        assertThat(table.at(Long.MAX_VALUE)).isEqualTo(20 * PERCENT);
    }

    @Test
    void depthFollowsTheReferenceThroughItsVolatility() {
        DepthTable table = new DepthTable(new long[] {2 * PERCENT}, new long[] {25 * PERCENT});
        Withdrawal withdrawal = Withdrawal.byVolatility(new RealisedVolatility(2000, 1000), table);

        assertThat(withdrawal.depthRatio(0, 1000 * DOLLAR)).isEqualTo(100 * PERCENT);
        assertThat(withdrawal.depthRatio(1000, 1020 * DOLLAR)).isEqualTo(25 * PERCENT);
        assertThat(withdrawal.depthRatio(2000, 1020 * DOLLAR)).isEqualTo(25 * PERCENT);
        assertThat(withdrawal.depthRatio(3000, 1020 * DOLLAR)).isEqualTo(100 * PERCENT);
    }

    @Test
    void badTablesAreNamed() {
        assertThatThrownBy(() -> new DepthTable(new long[] {5, 4}, new long[] {1, 1}))
                .hasMessage("key must be from 6 to 9223372036854775807, was 4");
        assertThatThrownBy(() -> new DepthTable(new long[] {5}, new long[] {101 * PERCENT}))
                .hasMessage("depth ratio must be from 0 to 1000000000, was 1010000000");
        assertThatThrownBy(() -> new Outages(5))
                .hasMessage("edges of outages without a partner must be from 0 to 0, was 1");
    }
}
