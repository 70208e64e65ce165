package io.backstop.model.cex.liquidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.CancelCause;
import io.backstop.model.cex.book.OrderBook;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is next, and that nothing of his waits in the book. */
class LiquidationQueueTest {

    private record Waiting(int account, long equity, long margin) {}

    /** −1/10, 2/10 = 1/5 and 3/10: the debtor first, of the two with a fifth the lower id. */
    @Test
    void theLowestShareOfTheMarginIsFirstAndOfEqualOnesTheLowestId() {
        LiquidationQueue queue = new LiquidationQueue();
        queue.add(7, 3, 10);
        queue.add(5, 2, 10);
        queue.add(4, 1, 5);
        queue.add(9, -1, 10);

        assertThat(List.of(queue.poll(), queue.poll(), queue.poll(), queue.poll()))
                .containsExactly(9, 4, 5, 7);
        assertThat(queue.isEmpty()).isTrue();
        assertThatIllegalStateException().isThrownBy(queue::poll).withMessage("nobody waits for liquidation");
        assertThatThrownBy(() -> queue.add(1, 1, 0)).hasMessageStartingWith("maintenanceMargin must be from 1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theOrderIsThatOfExactFractions(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        LiquidationQueue queue = new LiquidationQueue();
        List<Waiting> waiting = new ArrayList<>();
        for (int account = 0; account < 500; account++) {
            long scale = random.nextBoolean() ? 4 : Long.MAX_VALUE / 2;
            Waiting next = new Waiting(account, random.nextLong(-scale, scale), random.nextLong(1, scale));
            waiting.add(next);
            queue.add(next.account(), next.equity(), next.margin());
        }

        waiting.sort(Comparator.comparing((Waiting one) -> one, LiquidationQueueTest::compare)
                .thenComparingInt(Waiting::account));

        for (Waiting expected : waiting) {
            assertThat(queue.poll()).isEqualTo(expected.account());
        }
    }

    @Test
    void allOrdersOfOneAccountAreCancelledAndNoOther() {
        OrderBook book = new OrderBook();
        OpenOrders orders = new OpenOrders(book);
        List<Long> gone = new ArrayList<>();
        BookListener listener = new Cancels(gone);
        orders.add(1, book.limit(1, 5, 99, listener));
        orders.add(2, book.limit(2, 5, 98, listener));
        orders.add(1, book.limit(1, -4, 101, listener));
        orders.add(1, OrderBook.NO_ORDER);
        for (int i = 0; i < 20; i++) {
            orders.add(1, book.limit(1, 3, 97, listener));
            book.immediateOrCancel(3, -13, 97, listener); // fills all bids
            orders.add(1, book.limit(1, 5, 99, listener));
            orders.add(2, book.limit(2, 5, 98, listener));
        }

        assertThat(orders.cancelAll(1, listener)).isEqualTo(2);
        assertThat(gone).containsExactly(-4L, 5L);
        assertThat(orders.cancelAll(1, listener)).isZero();
        assertThat(orders.cancelAll(77, listener)).isZero();
        assertThat(book.bestBid()).isEqualTo(98);
        assertThat(book.bestAsk()).isEqualTo(OrderBook.NO_PRICE);
    }

    private static int compare(Waiting one, Waiting other) {
        return product(one.equity(), other.margin()).compareTo(product(other.equity(), one.margin()));
    }

    private static BigInteger product(long x, long y) {
        return BigInteger.valueOf(x).multiply(BigInteger.valueOf(y));
    }

    /** Notes the sizes of orders that are taken back. */
    private record Cancels(List<Long> sizes) implements BookListener {

        @Override
        public void onFill(int maker, int taker, long price, long size) {}

        @Override
        public void onCancelled(int owner, long id, long size, CancelCause cause) {
            if (cause == CancelCause.WITHDRAWN) {
                sizes.add(size);
            }
        }
    }
}
