package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Owner 1 asks 3 at 100, owner 2 asks 4 at 101; then owner 1 bids 5 at 101. */
class SelfTradeTest {

    private final Journal journal = new Journal();

    @Test
    void whereItIsAllowedAnOwnerFillsItself() {
        assertThat(eventsUnder(SelfTrade.ALLOWED)).containsExactly(new Fill(1, 1, 100, 3), new Fill(2, 1, 101, 2));
    }

    @Test
    void theIncomingOrderIsCancelledWhenItMeetsTheOlderOne() {
        assertThat(eventsUnder(SelfTrade.CANCEL_NEWEST)).containsExactly(cancelled(BookEvent.NONE, 5));
    }

    @Test
    void theOlderOrderMakesWay() {
        assertThat(eventsUnder(SelfTrade.CANCEL_OLDEST))
                .containsExactly(cancelled(0, -3), new Fill(2, 1, 101, 4), new BookEvent.Accepted(1, 2, 101, 1));
    }

    @Test
    void bothAreCancelled() {
        assertThat(eventsUnder(SelfTrade.CANCEL_BOTH)).containsExactly(cancelled(0, -3), cancelled(BookEvent.NONE, 5));
    }

    @Test
    void bothLoseTheSizeOfTheSmaller() {
        assertThat(eventsUnder(SelfTrade.DECREMENT))
                .containsExactly(cancelled(0, -3), cancelled(BookEvent.NONE, 3), new Fill(2, 1, 101, 2));
    }

    private List<BookEvent> eventsUnder(SelfTrade policy) {
        OrderBook book = new OrderBook(new BookRules(policy, BookRules.NO_BAND, OutsideBand.REFUSE, journal));
        book.limit(1, -3, 100, journal);
        book.limit(2, -4, 101, journal);
        journal.news();
        book.limit(1, 5, 101, journal);
        return journal.news();
    }

    private static BookEvent cancelled(int number, long size) {
        return new BookEvent.Cancelled(1, number, size, CancelCause.SELF_TRADE);
    }
}
