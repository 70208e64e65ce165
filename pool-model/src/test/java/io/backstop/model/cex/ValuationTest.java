package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ValuationTest {

    private static final long DOLLAR = 1_000_000;
    private static final long PRICE = 100_000_000;

    @Test
    void aLongOf100At2000With4000IsBankruptAt1960AndAShortAt2040() {
        Valuation value = Valuation.linear(1);

        assertThat(value.bankruptcyPrice((4000 - 200_000) * DOLLAR, 100)).isEqualTo(1960 * PRICE);
        assertThat(value.bankruptcyPrice((4000 + 200_000) * DOLLAR, -100)).isEqualTo(2040 * PRICE);
    }

    @Test
    void aTakerPaysTheWorthRoundedDownAndGetsItRoundedUp() {
        Valuation value = Valuation.linear(1000);

        // 0.001 units at 0.0005 dollars are half a micro-dollar
        assertThat(value.at(1, PRICE / 2000)).isZero();
        assertThat(value.at(-1, PRICE / 2000)).isEqualTo(-1);
    }

    @Test
    void aCloseInPartsAtTheBankruptcyPriceNeverLeavesAnAccountBelowZero() {
        SplittableRandom random = new SplittableRandom(11);
        Valuation value = Valuation.linear(100_000_000);
        for (int i = 0; i < 20_000; i++) {
            long size = random.nextLong(3, 1_000_000_000_000L) * (random.nextBoolean() ? 1 : -1);
            long cash = -value.at(size, random.nextLong(1_000_000, 200_000 * PRICE)) + random.nextLong(DOLLAR);
            long price = value.bankruptcyPrice(cash, size);
            long first = size / 3;

            long left = cash - value.at(-first, price) - value.at(-(size - first), price);

            assertThat(left).isNotNegative();
        }
    }

    @Test
    void theBankruptcyPriceOfALongIsAlwaysAPrice() {
        assertThat(Valuation.linear(1).bankruptcyPrice(5 * DOLLAR, 100)).isEqualTo(1);
    }
}
