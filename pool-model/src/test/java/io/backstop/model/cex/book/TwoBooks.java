package io.backstop.model.cex.book;

import static org.assertj.core.api.Assertions.assertThat;

import io.backstop.model.units.FixedPoint;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Sends the same random orders to the book and to a naive one, and compares all they tell after each of them. */
final class TwoBooks {

    private static final int OWNERS = 6;
    private static final int MANY_ORDERS = 40;
    private static final long START = 20_000;
    private static final TimeInForce[] TIMES = TimeInForce.values();

    private final SplittableRandom random;
    private final long spread;
    private final long bandRatio;
    private final Journal journal = new Journal();
    private final OrderBook book;
    private final NaiveBook naive;
    private final List<Long> ids = new ArrayList<>();
    private final Map<CancelCause, Integer> cancels = new EnumMap<>(CancelCause.class);
    private final Map<RefusalCause, Integer> refusals = new EnumMap<>(RefusalCause.class);
    private long middle = START;
    private int fills;

    /** Bids and asks lie within {@code spread} ticks of a price that walks; the band is half as wide where there is one. */
    TwoBooks(long seed, SelfTrade selfTrade, OutsideBand outsideBand, boolean banded, long spread) {
        random = new SplittableRandom(seed);
        this.spread = spread;
        bandRatio = banded ? spread * FixedPoint.RATIO_ONE / (2 * START) : BookRules.NO_BAND;
        book = new OrderBook(new BookRules(selfTrade, bandRatio, outsideBand, journal));
        naive = new NaiveBook(selfTrade, outsideBand);
    }

    Map<CancelCause, Integer> cancels() {
        return cancels;
    }

    Map<RefusalCause, Integer> refusals() {
        return refusals;
    }

    int fills() {
        return fills;
    }

    void run(int commands) {
        for (int command = 0; command < commands; command++) {
            middle = Math.clamp(middle + random.nextLong(-3, 4), START / 2, START * 2);
            next();
            List<BookEvent> news = journal.news();
            if (!news.equals(naive.news()) || !state(book).equals(state(naive))) {
                throw new AssertionError(
                        "command %d: %s, %s against %s".formatted(command, news, state(book), state(naive)));
            }
            news.forEach(this::count);
        }
        assertThat(naive.orderCount()).isPositive();
    }

    private void next() {
        int owner = random.nextInt(OWNERS);
        long size = random.nextLong(1, 20) * (random.nextBoolean() ? 1 : -1);
        // Bids lie a little lower than asks, so that the book has some depth on both sides.
        long price = middle + random.nextLong(-spread, spread + 1) - Long.signum(size) * spread / 3;
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5 -> send(owner, size, price, TimeInForce.GOOD_TILL_CANCELLED, false);
            case 6, 7 -> send(owner, size, price, TimeInForce.POST_ONLY, false);
            case 8 -> send(owner, 2 * size, price, TimeInForce.FILL_OR_KILL, false);
            case 9 -> send(owner, 3 * size, price, TimeInForce.IMMEDIATE_OR_CANCEL, false);
            case 10 -> send(owner, 3 * size, size > 0 ? Long.MAX_VALUE : 0, TimeInForce.IMMEDIATE_OR_CANCEL, false);
            case 11, 12, 13 -> send(owner, 2 * size, price, TIMES[random.nextInt(TIMES.length)], true);
            case 14 -> preview(owner, 3 * size);
            case 15 -> moveBand();
            default -> cancel();
        }
    }

    private void send(int owner, long size, long price, TimeInForce time, boolean reduceOnly) {
        long id = reduceOnly ? book.reduceOnly(owner, size, price, time, journal) : send(owner, size, price, time);
        if (id != OrderBook.NO_ORDER) {
            ids.add(id);
        }
        naive.send(owner, size, price, time, reduceOnly);
    }

    private long send(int owner, long size, long price, TimeInForce time) {
        switch (time) {
            case GOOD_TILL_CANCELLED -> {
                return book.limit(owner, size, price, journal);
            }
            case POST_ONLY -> {
                return book.postOnly(owner, size, price, journal);
            }
            case IMMEDIATE_OR_CANCEL -> {
                long before = journal.sizeOf(owner);
                long filled = book.immediateOrCancel(owner, size, price, journal);
                // With itself an owner trades for nothing.
                assertThat(Math.abs(filled)).isGreaterThanOrEqualTo(Math.abs(journal.sizeOf(owner) - before));
            }
            case FILL_OR_KILL -> book.fillOrKill(owner, size, price, journal);
        }
        return OrderBook.NO_ORDER;
    }

    private void preview(int owner, long size) {
        List<BookEvent> seen = new ArrayList<>();
        book.previewMarket(owner, size, (maker, taker, price, part) -> seen.add(new Fill(maker, taker, price, part)));
        assertThat(seen).isEqualTo(naive.preview(owner, size));
    }

    private void moveBand() {
        if (bandRatio != BookRules.NO_BAND) {
            book.moveBand(middle);
            long width = middle * bandRatio / FixedPoint.RATIO_ONE;
            naive.band(middle - width, middle + width);
        }
    }

    private void cancel() {
        if (!ids.isEmpty()) {
            boolean crowded = naive.orderCount() > MANY_ORDERS;
            int number = crowded ? naive.oldest() : Math.max(0, ids.size() - 1 - random.nextInt(80));
            long id = ids.get(number);
            assertThat(book.remaining(id)).isEqualTo(naive.remaining(number));
            assertThat(book.cancel(id, journal)).isEqualTo(naive.cancel(number));
        }
    }

    private void count(BookEvent event) {
        switch (event) {
            case Fill fill -> fills++;
            case BookEvent.Accepted accepted -> {}
            case BookEvent.Cancelled cancelled -> cancels.merge(cancelled.cause(), 1, Integer::sum);
            case BookEvent.Refused refused -> refusals.merge(refused.cause(), 1, Integer::sum);
        }
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
