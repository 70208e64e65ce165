package io.backstop.model.cex.deleveraging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClosePriceTest {

    private static final long PRICE = 100_000_000;
    private static final long DOLLAR = 1_000_000;

    @Test
    void eachVenueClosesAtAPriceOfItsOwn() {
        ClosePrice.Prices prices = new ClosePrice.Prices(90, 84, 86, 78);

        assertThat(ClosePrice.BANKRUPTCY.of(prices)).isEqualTo(90);
        assertThat(ClosePrice.MARK.of(prices)).isEqualTo(84);
        assertThat(ClosePrice.PREVIOUS_ORACLE.of(prices)).isEqualTo(86);
        assertThat(ClosePrice.ORACLE_IMPLIED_ZERO.of(prices)).isEqualTo(78);
        assertThat(ClosePrice.TWO_THIRDS_ZERO.of(prices)).isEqualTo(80); // (2 · 78 + 84) ÷ 3
    }

    @Test
    void ftxRoundsTowardsTheMarkSoThatTheVenueKeepsTheFraction() {
        // Against a long: (2 · 78 + 83) ÷ 3 = 79.67. Against a short: (2 · 83 + 78) ÷ 3 = 81.33.
        assertThat(ClosePrice.TWO_THIRDS_ZERO.of(new ClosePrice.Prices(0, 83, 0, 78)))
                .isEqualTo(80);
        assertThat(ClosePrice.TWO_THIRDS_ZERO.of(new ClosePrice.Prices(0, 78, 0, 83)))
                .isEqualTo(81);
    }

    @Test
    void zeroPriceIsWhereEquityIsUsedUp() {
        // Long 4 at 100 with 40 dollars of equity: 10 dollars a unit. FTX's 100 × (1 − 40/400).
        assertThat(ZeroPrice.of(4, 100 * PRICE, 40 * DOLLAR, 1)).isEqualTo(90 * PRICE);
        assertThat(ZeroPrice.of(-4, 100 * PRICE, 40 * DOLLAR, 1)).isEqualTo(110 * PRICE);
        // Below zero already: the price is above the oracle for a long.
        assertThat(ZeroPrice.of(4, 100 * PRICE, -20 * DOLLAR, 1)).isEqualTo(105 * PRICE);
        // A price cannot be negative.
        assertThat(ZeroPrice.of(4, 100 * PRICE, 500 * DOLLAR, 1)).isEqualTo(1);
    }

    @Test
    void zeroPriceIsRoundedForTheAccount() {
        // 1 micro-dollar of equity over 3 units is 100/3 = 33.3 price units.
        assertThat(ZeroPrice.of(3, 1000, 1, 1)).isEqualTo(967);
        assertThat(ZeroPrice.of(-3, 1000, 1, 1)).isEqualTo(1033);
    }

    @Test
    void aPositionUsesUpItsPartOfACrossAccount() {
        // 100 of equity, margin 30 of 120 is this position's: a quarter.
        assertThat(ZeroPrice.share(100, 30, 120)).isEqualTo(25);
        assertThat(ZeroPrice.share(-101, 30, 120)).isEqualTo(-26);
    }
}
