package io.backstop.model.venue;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.market.PriceSeries;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CoinDollarsTest {

    private static final long PRICE = 100_000_000;

    /** At 3333 dollars a 1e-8 coin is 33.33 micro-dollars: 33, 66, 99 of them, so the third part is 33 and three parts are 99. */
    @Test
    void partsOfAStepAreWhatItsSumGrowsBy() {
        CoinDollars dollars = new CoinDollars(PriceSeries.of(3333 * PRICE, 5050 * PRICE));

        assertThat(dollars.next(-1, 1)).isEqualTo(33);
        assertThat(dollars.next(0, 1)).isEqualTo(33);
        assertThat(dollars.next(0, 3)).isEqualTo(100);
        assertThat(dollars.next(1, 1)).isEqualTo(50);
        assertThat(dollars.next(1, 1)).isEqualTo(51);
    }

    @Test
    void aSumIsTheSameHoweverItIsDivided() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 200; i++) {
            PriceSeries index = PriceSeries.of(random.nextLong(PRICE, 100_000 * PRICE));
            CoinDollars dollars = new CoinDollars(index);
            long coins = 0;
            long sum = 0;
            for (int part = 0; part < 20; part++) {
                long next = random.nextLong(1_000_000_000);
                coins += next;
                sum += dollars.next(0, next);
            }
            assertThat(sum).isEqualTo(CoinDollars.of(coins, index.at(0)));
        }
    }

    @Test
    void dollarsAtAPriceAreCoinsRoundedDown() {
        assertThat(CoinDollars.coins(20_000_000_000L, 8000 * PRICE)).isEqualTo(250_000_000);
        assertThat(CoinDollars.coins(1, 30_000 * PRICE)).isZero();
    }
}
