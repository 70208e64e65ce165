package io.backstop.model.cex;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.margin.InverseContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class InverseValuationTest {

    private static final long COIN = 100_000_000;
    private static final long PRICE = 100_000_000;
    private static final InverseValuation VALUE = new InverseValuation(new InverseContract(1));

    /** 3 dollars at 7 are 0.428571428571… coins. */
    @Test
    void whoBuysIsPaidTheWorthRoundedUpAndWhoSellsOwesItRoundedDown() {
        assertThat(VALUE.at(3, 7 * PRICE)).isEqualTo(-42_857_143);
        assertThat(VALUE.at(-3, 7 * PRICE)).isEqualTo(42_857_142);
    }

    /** 80,000 contracts with 12.5 coins in hand, and 80,000 sold with 8 coins still owed. */
    @Test
    void aLongEndsWhereItOwesAllItHasAndAShortWhereItIsOwedAllItOwes() {
        assertThat(VALUE.bankruptcyPrice(25 * COIN / 2, 80_000)).isEqualTo(6400 * PRICE);
        assertThat(VALUE.bankruptcyPrice(-8 * COIN, -80_000)).isEqualTo(10_000 * PRICE);
        assertThat(VALUE.zeroPrice(80_000, 8000 * PRICE, 5 * COIN / 2)).isEqualTo(6400 * PRICE);
    }

    /** From 8000 to 5000 a contract loses 1/5000 − 1/8000 coins: 0.75 coins are the loss of 10,000. */
    @Test
    void aBudgetOfCoinsBuysAsManyContractsAsItPaysFor() {
        assertThat(VALUE.profit(80_000, 8000 * PRICE, 5000 * PRICE)).isEqualTo(-6 * COIN);
        assertThat(VALUE.affordable(80_000, 5000 * PRICE, 8000 * PRICE, 3 * COIN / 4))
                .isEqualTo(9999);
        assertThat(VALUE.affordable(80_000, 5000 * PRICE, 8000 * PRICE, 6 * COIN))
                .isEqualTo(80_000);
    }

    @Test
    void aCloseInPartsAtTheBankruptcyPriceNeverLeavesAnAccountBelowZero() {
        SplittableRandom random = new SplittableRandom(11);
        for (int i = 0; i < 20_000; i++) {
            long size = random.nextLong(3, 1_000_000_000L) * (random.nextBoolean() ? 1 : -1);
            long margin = random.nextLong(1, VALUE.contract().worthDown(size, 100_000 * PRICE) + 2);
            long cash = margin - VALUE.at(size, random.nextLong(PRICE, 100_000 * PRICE));
            long price = VALUE.bankruptcyPrice(cash, size);
            long first = size / 3;

            long left = cash - VALUE.at(-first, price) - VALUE.at(-(size - first), price);

            assertThat(left).isNotNegative();
        }
    }
}
