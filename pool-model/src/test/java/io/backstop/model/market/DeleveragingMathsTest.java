package io.backstop.model.market;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.DeleveragingMaths.Rank;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Winners at a mark of 1950: each has made 50 or more for each 1.0. */
class DeleveragingMathsTest {

    private static final long USD = 1_000_000;
    private static final long PRICE = 100_000_000;
    private static final long UNIT = 1_000_000;

    /** 5000 ÷ (2000 · 15,000) is 1 in 6000, 4500 ÷ (2400 · 9000) is 1 in 4800: relative profit counts twice. */
    @Test
    void bitmexPutsTheLargerProfitPerEntryValueAndEquityFirst() {
        Rank large = winner(RankRule.BITMEX, -100, 2000, 5000, 15_000);
        Rank early = winner(RankRule.BITMEX, -10, 2400, 4500, 9000);

        assertThat(large).isEqualTo(new Rank(5000 * USD, 1, 2000 * PRICE, 15_000 * USD));
        assertThat(early.isAhead(large)).isTrue();
        assertThat(large.isAhead(early)).isFalse();
    }

    /** 2000 · 100 ÷ 15,000 is 13.3, 2400 · 10 ÷ 9000 is 2.7: leverage counts most. */
    @Test
    void hyperliquidPutsTheMoreLeveredOfTheSameShortsFirst() {
        Rank large = winner(RankRule.HYPERLIQUID, -100, 2000, 5000, 15_000);
        Rank early = winner(RankRule.HYPERLIQUID, -10, 2400, 4500, 9000);

        assertThat(large).isEqualTo(new Rank(100 * UNIT, 2000 * PRICE, 15_000 * USD, 1));
        assertThat(large.isAhead(early)).isTrue();
        assertThat(early.isAhead(large)).isFalse();
    }

    /** With the same leverage of 13 the long from 1500 comes before the long from 1900, and the short from 2400 first. */
    @Test
    void hyperliquidDividesALongsMarkByItsEntryAndTurnsThatAroundForAShort() {
        Rank low = winner(RankRule.HYPERLIQUID, 100, 1500, 45_000, 15_000);
        Rank high = winner(RankRule.HYPERLIQUID, 100, 1900, 5000, 15_000);
        Rank highShort = winner(RankRule.HYPERLIQUID, -100, 2400, 45_000, 15_000);
        Rank lowShort = winner(RankRule.HYPERLIQUID, -100, 2000, 5000, 15_000);

        assertThat(low).isEqualTo(new Rank(100 * UNIT, 1, 1500 * PRICE, 15_000 * USD));
        assertThat(low.isAhead(high)).isTrue();
        assertThat(high.isAhead(low)).isFalse();
        assertThat(highShort.isAhead(lowShort)).isTrue();
        assertThat(lowShort.isAhead(highShort)).isFalse();
    }

    /**
     * Lighter's zero price is mark × (1 ∓ maintenance ratio × equity ÷ maintenance margin). A long of 100 at 2000 with 4000
     * has −1000 at 1950 and must hold 1 %, or 1950: 1950 × (1 + 1 % × 1000 ÷ 1950) is 1960, where nothing is left. A short
     * has −1000 at 2050 and must hold 2050: 2050 × (1 − 1 % × 1000 ÷ 2050) is 2040.
     */
    @Test
    void withIsolatedMarginTheZeroPriceIsTheBankruptcyPrice() {
        assertThat(DeleveragingMaths.bankruptcyPrice(100 * UNIT, 1950 * PRICE, 1000 * USD, UNIT))
                .isEqualTo(zeroPrice(1, 1950, -1000, 1950))
                .isEqualTo(1960 * PRICE);
        assertThat(DeleveragingMaths.bankruptcyPrice(-100 * UNIT, 2050 * PRICE, 1000 * USD, UNIT))
                .isEqualTo(zeroPrice(-1, 2050, -1000, 2050))
                .isEqualTo(2040 * PRICE);
    }

    /** At a maintenance ratio of 1 %. */
    private static long zeroPrice(int side, long mark, long equity, long maintenanceMargin) {
        return mark * PRICE - side * (mark * PRICE / 100) * equity / maintenanceMargin;
    }

    @Test
    void profitRanksByDollarsWhateverTheEquity() {
        Rank large = winner(RankRule.PROFIT, -100, 2000, 5000, 15_000);
        Rank early = winner(RankRule.PROFIT, -10, 2400, 4500, 1);

        assertThat(large.isAhead(early)).isTrue();
        assertThat(early.isAhead(large)).isFalse();
    }

    /** Half the size with half the profit and half the equity. */
    @ParameterizedTest
    @EnumSource(
            value = RankRule.class,
            names = {"BITMEX", "HYPERLIQUID", "PRO_RATA"})
    void ofEqualRanksNeitherIsAhead(RankRule rule) {
        Rank whole = winner(rule, -100, 2000, 5000, 15_000);
        Rank half = winner(rule, -50, 2000, 2500, 7500);

        assertThat(whole.isAhead(half)).isFalse();
        assertThat(half.isAhead(whole)).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = RankRule.class,
            names = {"BITMEX", "HYPERLIQUID"})
    void aMicroDollarLessOfEquityDecidesATieHoweverLargeThePositions(RankRule rule) {
        Rank more = DeleveragingMaths.rank(rule, -Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE);
        Rank less = DeleveragingMaths.rank(rule, -Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE - 1);

        assertThat(less.isAhead(more)).isTrue();
        assertThat(more.isAhead(less)).isFalse();
    }

    @Test
    void aLongOf100ThatLacks1000At1950WasBankruptAt1960() {
        assertThat(DeleveragingMaths.bankruptcyPrice(100 * UNIT, 1950 * PRICE, 1000 * USD, UNIT))
                .isEqualTo(1960 * PRICE);
        assertThat(DeleveragingMaths.bankruptcyPrice(-100 * UNIT, 2050 * PRICE, 1000 * USD, UNIT))
                .isEqualTo(2040 * PRICE);
    }

    /** 250 for 30 are 8.33333333… each. */
    @Test
    void theBankruptcyPriceIsRoundedTowardsThePriceOfTheClose() {
        assertThat(DeleveragingMaths.bankruptcyPrice(30 * UNIT, 1950 * PRICE, 250 * USD, UNIT))
                .isEqualTo(195_833_333_333L);
        assertThat(DeleveragingMaths.bankruptcyPrice(-30 * UNIT, 2050 * PRICE, 250 * USD, UNIT))
                .isEqualTo(204_166_666_667L);
    }

    @Test
    void theSizeIsRoundedUpAndAtMostAll() {
        assertThat(DeleveragingMaths.sizeFor(1000 * USD, 10 * PRICE, UNIT, 150 * UNIT))
                .isEqualTo(100 * UNIT);
        assertThat(DeleveragingMaths.sizeFor(250 * USD, 833_333_333, UNIT, 150 * UNIT))
                .isEqualTo(30_000_001);
        assertThat(DeleveragingMaths.sizeFor(1000 * USD, 10 * PRICE, UNIT, 50 * UNIT))
                .isEqualTo(50 * UNIT);
        assertThat(DeleveragingMaths.sizeFor(Long.MAX_VALUE, 1, UNIT, 50 * UNIT))
                .as("would not fit in 64 bits")
                .isEqualTo(50 * UNIT);
    }

    /** Whole units, dollars of price and dollars of money. */
    private static Rank winner(RankRule rule, long size, long entryPrice, long profit, long equity) {
        return DeleveragingMaths.rank(rule, size * UNIT, entryPrice * PRICE, profit * USD, equity * USD);
    }
}
