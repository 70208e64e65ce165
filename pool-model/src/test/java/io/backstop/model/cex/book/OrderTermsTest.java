package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Owner 9 sends orders to a book in which owner 1 asks 5 at 100 and owner 2 asks 5 at 101. */
class OrderTermsTest {

    private final Journal journal = new Journal();
    private final OrderBook book =
            new OrderBook(new BookRules(SelfTrade.ALLOWED, BookRules.NO_BAND, OutsideBand.REFUSE, journal));

    OrderTermsTest() {
        book.limit(1, -5, 100, journal);
        book.limit(2, -5, 101, journal);
        journal.news();
    }

    @Test
    void aLimitOrderTellsItsFillsAndThenWhatWaits() {
        long id = book.limit(9, 8, 100, journal);

        assertThat(journal.news()).containsExactly(new Fill(1, 9, 100, 5), new BookEvent.Accepted(9, 2, 100, 3));
        assertThat(book.cancel(id, journal)).isTrue();
        assertThat(journal.news()).containsExactly(new BookEvent.Cancelled(9, 2, 3, CancelCause.WITHDRAWN));
    }

    @Test
    void whatAnImmediateOrderCannotFillIsCancelled() {
        book.immediateOrCancel(9, 8, 100, journal);

        assertThat(journal.news())
                .containsExactly(
                        new Fill(1, 9, 100, 5), new BookEvent.Cancelled(9, BookEvent.NONE, 3, CancelCause.NOT_FILLED));
    }

    @Test
    void fillOrKillFillsAllOrChangesNothing() {
        boolean tooLarge = book.fillOrKill(9, 11, 101, journal);
        boolean tooCheap = book.fillOrKill(9, 6, 100, journal);
        boolean whole = book.fillOrKill(9, 6, 101, journal);

        assertThat(tooLarge).isFalse();
        assertThat(tooCheap).isFalse();
        assertThat(whole).isTrue();
        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Refused(9, 101, 11, RefusalCause.NOT_FILLABLE),
                        new BookEvent.Refused(9, 100, 6, RefusalCause.NOT_FILLABLE),
                        new Fill(1, 9, 100, 5),
                        new Fill(2, 9, 101, 1));
    }

    @Test
    void aPostOnlyOrderNeverTakes() {
        long taking = book.postOnly(9, 1, 100, journal);
        long waiting = book.postOnly(9, 1, 99, journal);

        assertThat(taking).isEqualTo(OrderBook.NO_ORDER);
        assertThat(book.remaining(waiting)).isEqualTo(1);
        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Refused(9, 100, 1, RefusalCause.WOULD_TAKE), new BookEvent.Accepted(9, 2, 99, 1));
    }

    /** Short 3: of a buy of 8 only 3 go on. Flat after that: the next is refused. */
    @Test
    void aReduceOnlyOrderIsCutToThePosition() {
        journal.give(9, -3);

        book.reduceOnly(9, 8, 100, TimeInForce.IMMEDIATE_OR_CANCEL, journal);
        book.reduceOnly(9, 8, 100, TimeInForce.IMMEDIATE_OR_CANCEL, journal);

        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Cancelled(9, BookEvent.NONE, 5, CancelCause.REDUCE_ONLY),
                        new Fill(1, 9, 100, 3),
                        new BookEvent.Refused(9, 100, 8, RefusalCause.NOTHING_TO_REDUCE));
        assertThat(journal.sizeOf(9)).isZero();
    }

    /** Long 4 with two sells of 4 waiting: the first closes the position, so nothing is left for the second. */
    @Test
    void aReduceOnlyOrderThatWaitsIsCutAgainWhenItIsMet() {
        journal.give(9, 4);
        book.reduceOnly(9, -4, 98, TimeInForce.GOOD_TILL_CANCELLED, journal);
        book.reduceOnly(9, -4, 99, TimeInForce.POST_ONLY, journal);
        journal.news();

        boolean ten = book.fillOrKill(3, 10, 100, journal);
        boolean nine = book.fillOrKill(3, 9, 100, journal);

        assertThat(ten).isFalse();
        assertThat(nine).isTrue();
        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Refused(3, 100, 10, RefusalCause.NOT_FILLABLE),
                        new Fill(9, 3, 98, 4),
                        new BookEvent.Cancelled(9, 3, -4, CancelCause.REDUCE_ONLY),
                        new Fill(1, 3, 100, 5));
        assertThat(journal.sizeOf(9)).isZero();
    }

    @Test
    void aFillByItsOwnOwnerReducesNothing() {
        journal.give(9, 4);
        book.reduceOnly(9, -4, 98, TimeInForce.GOOD_TILL_CANCELLED, journal);
        journal.news();

        book.immediateOrCancel(9, 2, 98, journal);

        assertThat(journal.news())
                .containsExactly(
                        new BookEvent.Cancelled(9, 2, -4, CancelCause.REDUCE_ONLY),
                        new BookEvent.Cancelled(9, BookEvent.NONE, 2, CancelCause.NOT_FILLED));
    }

    @Test
    void aBookWithoutPositionsTakesNoReduceOnlyOrder() {
        OrderBook open = new OrderBook();

        assertThatThrownBy(() -> open.reduceOnly(9, 1, 100, TimeInForce.POST_ONLY, journal))
                .hasMessageContaining("owner 9");
    }
}
