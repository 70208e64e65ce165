package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.DOLLAR;
import static io.backstop.model.cex.maker.QuoteBook.MAKER;
import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static io.backstop.model.cex.maker.QuoteBook.TRADER;
import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.cex.book.OrderBook;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A maker that is alone lays its quotes when they are seen; beside another, who is never there, with every step. */
class LateQuotesTest {

    private static final int STEPS = 2_000;
    private static final int ABSENT = 8;
    private static final Outages ALWAYS = new Outages(0, Long.MAX_VALUE / 2);

    @Test
    void aQuoteThatNobodySeesIsNotInTheBook() {
        QuoteBook book = new QuoteBook();
        MarketMakers alone = book.makers(spec(new SplittableRandom(1)));

        alone.requote(0, 1000 * DOLLAR);
        int unseen = book.book.waiting();
        long best = alone.bestBid();
        int stillUnseen = book.book.waiting();

        assertThat(unseen).isZero();
        assertThat(stillUnseen).isZero();
        assertThat(book.book.bestBid()).isEqualTo(best).isPositive();
        assertThat(book.book.waiting()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void nobodyCanTellWhenAQuoteWasLaid(int seed) {
        Run late = new Run(seed, false);
        Run prompt = new Run(seed, true);
        for (int step = 0; step < STEPS; step++) {
            late.step();
            prompt.step();
        }

        assertThat(late.seen).isEqualTo(prompt.seen);
        assertThat(late.quotes.fills).isEqualTo(prompt.quotes.fills).hasSizeGreaterThan(100);
    }

    private static MakerSpec spec(SplittableRandom random) {
        return new MakerSpec(
                DepthProfile.even(
                        DepthUnit.SIZE,
                        1 + random.nextInt(8),
                        PERCENT / (1L << random.nextInt(6)),
                        1 + random.nextInt(20)),
                PERCENT / 10,
                random.nextInt(3) * PERCENT / 10,
                new Refill(random.nextInt(3) * 100L, random.nextInt(3) * 100L),
                new Skew(PERCENT / 100, 1, PERCENT),
                new Outages(20_000, 25_000));
    }

    /** A price that jumps about, and others who trade, wait and look in some steps. */
    private static final class Run {

        final QuoteBook quotes = new QuoteBook();
        final List<Long> seen = new ArrayList<>();
        private final SplittableRandom random;
        private final MarketMakers makers;
        private long price = 1000 * DOLLAR;
        private long millis;
        private long waits = OrderBook.NO_ORDER;

        Run(int seed, boolean besideAnother) {
            random = new SplittableRandom(seed);
            MakerSpec spec = spec(random);
            MakerStanding holds = new Holding();
            Withdrawal calm = Withdrawal.NONE;
            List<MarketMaker> all = new ArrayList<>();
            all.add(new MarketMaker(spec, quotes.market, MAKER, holds, calm));
            if (besideAnother) {
                MakerSpec absent = new MakerSpec(spec.profile(), 0, 0, new Refill(0, 0), Skew.NONE, ALWAYS);
                all.add(new MarketMaker(absent, quotes.market, ABSENT, MakerStanding.UNLIMITED, calm));
            }
            makers = new MarketMakers(all);
        }

        void step() {
            millis += 50 + random.nextInt(100);
            price += random.nextInt(3) * (random.nextInt(21) - 10L) * DOLLAR / 4;
            makers.requote(millis, price);
            seen.add(makers.bestBid());
            seen.add(makers.bestAsk());
            switch (random.nextInt(20)) {
                case 0 -> quotes.trade(1 + random.nextInt(60));
                case 1 -> quotes.trade(-1 - random.nextInt(60));
                case 2 -> {
                    quotes.book.cancel(waits);
                    int side = random.nextBoolean() ? 1 : -1;
                    long ticks = price / DOLLAR - side * (long) random.nextInt(20);
                    waits = quotes.book.limit(TRADER, side * (1L + random.nextInt(9)), ticks, quotes.market.fills());
                }
                case 3 -> seen.add(quotes.book.remaining(waits));
                case 4 -> seen.add(makers.depth(random.nextBoolean()));
                case 5 -> seen.add(quotes.book.frontAskSize());
                default -> {
                    // Nobody looks.
                }
            }
        }

        /** What its fills have made of the maker. */
        private final class Holding implements MakerStanding {

            @Override
            public long size() {
                return quotes.fills.stream()
                        .mapToLong(
                                fill -> fill.maker() == MAKER ? -fill.size() : fill.taker() == MAKER ? fill.size() : 0)
                        .sum();
            }

            @Override
            public boolean isLiquidatable() {
                return false;
            }
        }
    }
}
