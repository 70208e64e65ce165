package io.backstop.model.cex.maker;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.Fill;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class NoiseFlowTest {

    /** The published vector of SplitMix64 for the seed 1234567. */
    @Test
    void numbersAreThoseOfSplitMix() {
        assertThat(LongStream.range(0, 5)
                        .mapToObj(count -> Long.toUnsignedString(CountedRandom.bits(1_234_567, count))))
                .containsExactly(
                        "6457827717110365317",
                        "3203168211198807973",
                        "9817491932198370423",
                        "4593380528125082431",
                        "16408922859458223821");
    }

    /** The class of the JDK has the same algorithm. */
    @Test
    void numbersAreThoseOfTheJdk() {
        SplittableRandom random = new SplittableRandom(42);

        for (int count = 0; count < 1000; count++) {
            assertThat(CountedRandom.bits(42, count)).isEqualTo(random.nextLong());
        }
    }

    @Test
    void numbersBelowABoundReachItsEnds() {
        assertThat(LongStream.range(0, 1000).map(count -> CountedRandom.below(3, 1, count)))
                .containsOnly(0L, 1L, 2L);
    }

    @Test
    void aStepsOrderDependsOnSeedAndStepAlone() {
        NoiseFlow flow = new NoiseFlow(5, 3, 250_000_000, 2, 4);
        long[] orders = LongStream.range(0, 4000).map(flow::order).toArray();

        assertThat(LongStream.range(0, 4000).map(step -> 3999 - step).map(flow::order))
                .containsExactly(LongStream.range(0, 4000)
                        .map(step -> orders[3999 - (int) step])
                        .boxed()
                        .toArray(Long[]::new));
        assertThat(LongStream.of(orders)).containsOnly(-4L, -3L, -2L, 0L, 2L, 3L, 4L);
        // A quarter of 4000 within four standard deviations of 27.
        assertThat(LongStream.of(orders).filter(order -> order != 0).count()).isBetween(892L, 1108L);
    }

    @Test
    void chancesOfNoneAndOneAreKept() {
        assertThat(LongStream.range(0, 1000).map(new NoiseFlow(1, 3, 0, 1, 1)::order))
                .containsOnly(0L);
        assertThat(LongStream.range(0, 1000).map(new NoiseFlow(1, 3, 1_000_000_000, 1, 1)::order))
                .containsOnly(-1L, 1L);
    }

    @Test
    void itsOrdersAreMarketOrders() {
        QuoteBook book = new QuoteBook();
        NoiseFlow flow = new NoiseFlow(1, 3, 1_000_000_000, 5, 5);
        book.book.limit(8, 3, 99, book.market.fills());
        book.book.limit(8, -3, 101, book.market.fills());
        boolean buys = flow.order(0) > 0;

        long filled = flow.trade(0, book.book, book.market.fills());

        assertThat(filled).isEqualTo(buys ? 3 : -3);
        assertThat(book.fills).containsExactly(new Fill(8, 3, buys ? 101 : 99, filled));
    }
}
