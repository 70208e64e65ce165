package io.backstop.model.cex.funding;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.margin.InverseContract;
import io.backstop.model.cex.margin.LinearContract;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ticks of a dollar; a coin is 1,000 units. */
class ImpactPricesTest {

    private static final long PRICE = 100_000_000;
    private static final long USD = 1_000_000;
    private static final long COIN = 1000;
    private static final LinearContract LINEAR = new LinearContract(COIN);

    private final OrderBook book = new OrderBook();

    /** 1 coin at 100 and 2 at 90 for 190 dollars; 1 at 110 and 0.5 at 160 for 190. */
    @Test
    void theAverageIsThatOfTheNotional() {
        rest(COIN, 100);
        rest(2 * COIN, 90);
        rest(-COIN, 110);
        rest(-COIN, 160);
        ImpactPrices prices = new ImpactPrices(book, LINEAR, PRICE, 190 * USD);

        assertThat(prices.bid()).isEqualTo(95 * PRICE);
        // 190 ÷ 1.5 = 126.666…
        assertThat(prices.ask()).isEqualTo(12_666_666_666L);
        assertThat(book.bestBid()).isEqualTo(100);
    }

    @Test
    void whereThereIsLessWhatThereIsCountsAndAnEmptySideHasNoPrice() {
        rest(COIN, 100);
        rest(COIN, 80);
        ImpactPrices prices = new ImpactPrices(book, LINEAR, PRICE, 1_000_000 * USD);

        assertThat(prices.bid()).isEqualTo(90 * PRICE);
        assertThat(prices.ask()).isZero();
    }

    /** Half a unit would do, but orders are whole units. */
    @Test
    void anOrderIsAtLeastOneUnit() {
        rest(3, 100);

        assertThat(new ImpactPrices(book, new LinearContract(1), PRICE, 50 * USD).bid())
                .isEqualTo(100 * PRICE);
    }

    /** 1,000 dollars at 100 are 10 coins, 1,600 at 80 are 20; 20 coins are the first and 800 of the second: 1,800 ÷ 20. */
    @Test
    void anInverseNotionalIsInTheCoin() {
        rest(1000, 100);
        rest(1600, 80);

        assertThat(new ImpactPrices(book, new InverseContract(1), PRICE, 20 * PRICE).bid())
                .isEqualTo(90 * PRICE);
    }

    /** The same levels, walked through one by one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aDeepBookIsReadUntilTheNotionalIsThere(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long notional = random.nextLong(1000, 1_000_000) * USD;
        long worth = 0;
        long size = 0;
        for (long price = 10_000; price > 100; price -= random.nextLong(1, 600)) {
            long level = random.nextLong(1, 20 * COIN);
            rest(level, price);
            long unit = price * USD / COIN;
            long part = Math.min(level, Math.ceilDiv(notional - Math.min(notional, worth), unit));
            size += part;
            worth += part * unit;
        }

        assertThat(new ImpactPrices(book, LINEAR, PRICE, notional).bid()).isEqualTo(worth * 100 * COIN / size);
    }

    private void rest(long size, long price) {
        book.limit(7, size, price, (maker, taker, at, filled) -> {});
    }
}
