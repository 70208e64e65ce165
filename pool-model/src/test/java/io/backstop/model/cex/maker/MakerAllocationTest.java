package io.backstop.model.cex.maker;

import static io.backstop.model.cex.maker.QuoteBook.DOLLAR;
import static io.backstop.model.cex.maker.QuoteBook.PERCENT;
import static io.backstop.model.cex.maker.QuoteBook.TRADER;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requotes, refills, withdrawals and noise make no garbage. */
class MakerAllocationTest {

    private static final int STEPS = 20_000;
    private static final long LEAST_OBJECT = 16;
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final OrderBook book = new OrderBook();
    private final NoiseFlow noise = new NoiseFlow(3, TRADER, 500_000_000, 1, 30);
    private final MarketMakers makers = new MarketMakers(List.of(maker(1), maker(2)));

    @Test
    void stepsAllocateNothing() {
        long filled = replay(0);
        long before = threads.getCurrentThreadAllocatedBytes();

        filled += replay(STEPS);

        // One object a step would be as many times the smallest one.
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(STEPS * LEAST_OBJECT);
        assertThat(filled).isPositive();
    }

    private long replay(int from) {
        long filled = 0;
        for (int step = from; step < from + STEPS; step++) {
            makers.requote(100L * step, (1000 + step % 41) * DOLLAR);
            filled += Math.abs(noise.trade(step, book, NOBODY));
        }
        return filled;
    }

    private MarketMaker maker(int owner) {
        DepthTable table = new DepthTable(new long[] {PERCENT}, new long[] {50 * PERCENT});
        return new MarketMaker(
                new MakerSpec(
                        DepthProfile.even(DepthUnit.SIZE, 20, PERCENT / 10, 5), PERCENT / 20, new Refill(500, 500)),
                new QuotedMarket(book, DOLLAR, 1, NOBODY),
                owner,
                MakerStanding.UNLIMITED,
                Withdrawal.byVolatility(new RealisedVolatility(10_000, 100), table));
    }
}
