package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderBookTest {

    private final OrderBook book = new OrderBook();
    private final List<Fill> fills = new ArrayList<>();
    private final BookListener listener = (maker, taker, price, size) -> fills.add(new Fill(maker, taker, price, size));

    @Test
    void bestPriceFillsFirstThenTheOlderOrder() {
        book.limit(1, -5, 101, listener);
        book.limit(2, -5, 100, listener);
        book.limit(3, -5, 100, listener);

        long filled = book.market(9, 12, listener);

        assertThat(filled).isEqualTo(12);
        assertThat(fills).containsExactly(new Fill(2, 9, 100, 5), new Fill(3, 9, 100, 5), new Fill(1, 9, 101, 2));
        assertThat(book.bestAsk()).isEqualTo(101);
        assertThat(book.frontAskSize()).isEqualTo(3);
        assertThat(book.lastTradePrice()).isEqualTo(101);
    }

    @Test
    void anOrderWithALimitFillsNothingBeyondItAndLeavesNothingBehind() {
        book.limit(1, 5, 100, listener);
        book.limit(2, 5, 98, listener);

        long filled = book.immediateOrCancel(9, -8, 99, listener);

        assertThat(filled).isEqualTo(-5);
        assertThat(fills).containsExactly(new Fill(1, 9, 100, -5));
        assertThat(book.bestBid()).isEqualTo(98);
        assertThat(book.bestAsk()).isEqualTo(OrderBook.NO_PRICE);
    }

    @Test
    void whatALimitOrderCannotFillWaitsAtItsPrice() {
        book.limit(1, -5, 100, listener);

        long order = book.limit(2, 8, 100, listener);

        assertThat(fills).containsExactly(new Fill(1, 2, 100, 5));
        assertThat(book.remaining(order)).isEqualTo(3);
        assertThat(book.bestBid()).isEqualTo(100);
        assertThat(book.limit(3, -3, 100, listener)).isEqualTo(OrderBook.NO_ORDER);
        assertThat(book.remaining(order)).isZero();
    }

    @Test
    void theIdOfACancelledOrderNeverNamesALaterOne() {
        long first = book.limit(1, 5, 100, listener);
        boolean cancelled = book.cancel(first);
        long second = book.limit(1, 7, 100, listener);

        assertThat(cancelled).isTrue();
        assertThat(book.cancel(first)).isFalse();
        assertThat(book.remaining(second)).isEqualTo(7);
        assertThat(book.cancel(OrderBook.NO_ORDER)).isFalse();
    }

    @Test
    void aPreviewNamesTheFillsAndLeavesThemInTheBook() {
        book.limit(1, -5, 100, listener);
        book.limit(2, -5, 101, listener);

        long filled = book.previewMarket(9, 12, listener);

        assertThat(filled).isEqualTo(10);
        assertThat(fills).containsExactly(new Fill(1, 9, 100, 5), new Fill(2, 9, 101, 5));
        assertThat(book.frontAskSize()).isEqualTo(5);
        assertThat(book.lastTradePrice()).isEqualTo(OrderBook.NO_PRICE);
    }

    @Test
    void anOrderNeedsASizeAndARestingOrderAPrice() {
        assertThatThrownBy(() -> book.market(1, 0, listener)).hasMessageContaining("needs a size");
        assertThatThrownBy(() -> book.limit(1, 1, 0, listener)).hasMessageContaining("was 0");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void doesWhatANaiveBookDoesFillByFill(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NaiveBook naive = new NaiveBook();
        List<Long> ids = new ArrayList<>();
        List<Long> naiveIds = new ArrayList<>();
        List<Fill> naiveFills = new ArrayList<>();
        for (int command = 0; command < 50_000; command++) {
            fills.clear();
            naiveFills.clear();
            int owner = random.nextInt(1, 9);
            long size = random.nextLong(1, 20) * (random.nextBoolean() ? 1 : -1);
            // Bids lie a little lower than asks, so that the book has some depth on both sides.
            long price = 1000 + random.nextLong(-12, 13) - Long.signum(size) * 4L;
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3, 4 -> {
                    ids.add(book.limit(owner, size, price, listener));
                    naive.limit(command, owner, size, price, naiveFills);
                    naiveIds.add((long) command);
                }
                case 5 ->
                    assertThat(book.immediateOrCancel(owner, 3 * size, price, listener))
                            .isEqualTo(naive.take(owner, 3 * size, price, naiveFills));
                case 6 -> {
                    List<Fill> before = new ArrayList<>();
                    book.previewMarket(owner, 3 * size, (m, t, p, s) -> before.add(new Fill(m, t, p, s)));
                    assertThat(book.market(owner, 3 * size, listener))
                            .isEqualTo(naive.take(owner, 3 * size, size > 0 ? Long.MAX_VALUE : 0, naiveFills));
                    assertThat(before).isEqualTo(fills);
                }
                default -> {
                    if (!ids.isEmpty()) {
                        int which = Math.max(0, ids.size() - 1 - random.nextInt(60));
                        assertThat(book.remaining(ids.get(which))).isEqualTo(naive.remaining(naiveIds.get(which)));
                        assertThat(book.cancel(ids.get(which))).isEqualTo(naive.cancel(naiveIds.get(which)));
                    }
                }
            }
            assertThat(fills).isEqualTo(naiveFills);
            assertThat(state(book)).isEqualTo(state(naive));
        }
        assertThat(naive.orderCount()).isPositive();
    }

    private record State(long bid, long ask, long bidSize, long askSize, long lastTrade) {}

    private static State state(OrderBook book) {
        return new State(
                book.bestBid(), book.bestAsk(), book.frontBidSize(), book.frontAskSize(), book.lastTradePrice());
    }

    private static State state(NaiveBook book) {
        return new State(
                book.bestPrice(true),
                book.bestPrice(false),
                book.frontSize(true),
                book.frontSize(false),
                book.lastTradePrice());
    }
}
