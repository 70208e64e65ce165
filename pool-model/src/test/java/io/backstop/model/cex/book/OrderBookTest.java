package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

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
}
