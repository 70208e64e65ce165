package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.units.FixedPoint;
import org.junit.jupiter.api.Test;

/** A band of 5 % around 1010 ticks: 959.5 to 1060.5, so that 960 and 1060 are its last prices. */
class PriceBandTest {

    private static final long FIVE_PERCENT = FixedPoint.RATIO_ONE / 20;

    private final Journal journal = new Journal();

    @Test
    void anOrderBeyondTheEdgeIsRefused() {
        OrderBook book = book(OutsideBand.REFUSE);

        book.limit(1, 1, 1061, journal);
        book.limit(1, -1, 959, journal);
        book.limit(1, -1, 1060, journal);
        book.limit(1, 1, 960, journal);

        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Refused(1, 1061, 1, RefusalCause.OUTSIDE_BAND),
                        new BookEvent.Refused(1, 959, -1, RefusalCause.OUTSIDE_BAND),
                        new BookEvent.Accepted(1, 0, 1060, -1),
                        new BookEvent.Accepted(1, 1, 960, 1));
    }

    @Test
    void orItsPriceBecomesTheEdge() {
        OrderBook book = book(OutsideBand.CLIP);

        book.limit(1, 1, 2000, journal);
        book.limit(2, -2, 1, journal);

        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Accepted(1, 0, 1060, 1),
                        new Fill(1, 2, 1060, -1),
                        new BookEvent.Accepted(2, 1, 960, -1));
    }

    @Test
    void whatNobodyIsHurtByIsFree() {
        OrderBook book = book(OutsideBand.REFUSE);

        book.limit(1, 1, 5, journal);
        book.limit(1, -1, 5000, journal);

        assertThat(book.bestBid()).isEqualTo(5);
        assertThat(book.bestAsk()).isEqualTo(5000);
    }

    /** The ask at 1100 waits outside the band, where a buy at any price does not go. */
    @Test
    void anOrderAtAnyPriceStopsAtTheEdge() {
        OrderBook book = book(OutsideBand.REFUSE);
        book.limit(1, -1, 1050, journal);
        book.limit(1, -1, 1100, journal);
        journal.news();

        long previewed = book.previewMarket(2, 2, new Journal());
        long filled = book.market(2, 2, journal);

        assertThat(previewed).isEqualTo(1);
        assertThat(filled).isEqualTo(1);
        assertThat(journal.news())
                .containsExactly(
                        new Fill(1, 2, 1050, 1), new BookEvent.Cancelled(2, BookEvent.NONE, 1, CancelCause.NOT_FILLED));
    }

    @Test
    void aBandIsARatioAroundAPrice() {
        assertThatThrownBy(() -> new BookRules(SelfTrade.ALLOWED, FixedPoint.RATIO_ONE, OutsideBand.CLIP, journal))
                .hasMessageContaining("was 1000000000e-9");
        assertThatThrownBy(() -> book(OutsideBand.CLIP).moveBand(0)).hasMessageContaining("was 0");
    }

    private OrderBook book(OutsideBand outside) {
        OrderBook book = new OrderBook(new BookRules(SelfTrade.ALLOWED, FIVE_PERCENT, outside, journal));
        book.moveBand(1010);
        return book;
    }
}
