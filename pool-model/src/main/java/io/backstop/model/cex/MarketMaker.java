package io.backstop.model.cex;

import io.backstop.model.cex.book.BookListener;
import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.scenario.BookSpec;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/**
 * Requotes a ladder around a reference price on each step: the book's own path, or else the index. What was taken from a
 * level comes back linearly over the refill time, so a fast crash meets levels that are still empty. A level is the n-th
 * from the reference and keeps the money that is missing when the reference moves: one from which nothing was taken
 * always quotes its full notional.
 *
 * <p>Not thread safe; allocates nothing after it was made.
 */
final class MarketMaker {

    private static final long PRICE_PER_MONEY = 100;
    private static final BookListener NOBODY = (maker, taker, price, size) -> {};

    private final BookSpec spec;
    private final long sizeUnit;
    private final long refillPerStep;
    private final OrderBook book;
    private final int owner;
    private final Ladder bids;
    private final Ladder asks;

    /** Quotes for {@code owner}; the first ladder is full. */
    MarketMaker(BookSpec spec, long sizeUnit, long stepMillis, OrderBook book, int owner) {
        this.spec = spec;
        this.sizeUnit = sizeUnit;
        refillPerStep = stepMillis >= spec.refillMillis()
                ? spec.depthPerLevel()
                : FixedPoint.mulDivFloor(spec.depthPerLevel(), stepMillis, spec.refillMillis());
        this.book = book;
        this.owner = owner;
        bids = new Ladder(spec.levels());
        asks = new Ladder(spec.levels());
    }

    /** Replaces all quotes by those around this reference price (1e-8 dollar); one step of refill has passed. */
    void requote(long reference) {
        withdraw(bids);
        withdraw(asks);
        long lowestAsk = bidTicks(reference, spec.halfSpread()) + 1;
        for (int level = 0; level < spec.levels(); level++) {
            long distance = spec.halfSpread() + level * spec.levelGap();
            quote(bids, level, 1, bidTicks(reference, distance));
            quote(asks, level, -1, Math.max(lowestAsk, askTicks(reference, distance)));
        }
    }

    /** Rounded down, away from the reference; zero or less where the ladder has left the positive prices. */
    private long bidTicks(long reference, long distance) {
        long price = FixedPoint.mulDivFloor(reference, FixedPoint.RATIO_ONE - distance, FixedPoint.RATIO_ONE);
        return Math.floorDiv(price, spec.tickSize());
    }

    /** Rounded up, away from the reference; the caller keeps it above the bids, which it may meet without a spread. */
    private long askTicks(long reference, long distance) {
        long price = FixedPoint.mulDivCeil(reference, FixedPoint.RATIO_ONE + distance, FixedPoint.RATIO_ONE);
        return Math.ceilDiv(price, spec.tickSize());
    }

    private void withdraw(Ladder ladder) {
        for (int level = 0; level < spec.levels(); level++) {
            long order = ladder.order[level];
            long taken = ladder.quoted[level] - book.remaining(order);
            long missing = ladder.missing[level] + worth(taken, ladder.ticks[level]);
            ladder.missing[level] = Math.max(0, missing - refillPerStep);
            book.cancel(order);
        }
    }

    private void quote(Ladder ladder, int level, int sign, long ticks) {
        ladder.order[level] = OrderBook.NO_ORDER;
        ladder.quoted[level] = ticks > 0 ? size(spec.depthPerLevel() - ladder.missing[level], ticks) : 0;
        ladder.ticks[level] = ticks;
        if (ladder.quoted[level] > 0) {
            ladder.order[level] = book.limit(owner, sign * ladder.quoted[level], ticks, NOBODY);
        }
    }

    private long size(long money, long ticks) {
        return FixedPoint.mulDivFloor(money, sizeUnit * PRICE_PER_MONEY, ticks * spec.tickSize());
    }

    /** Rounded up, which is never more than the money that was quoted: what is missing is at most the depth. */
    private long worth(long size, long ticks) {
        return FixedPoint.mulDivCeil(size, ticks * spec.tickSize(), sizeUnit * PRICE_PER_MONEY);
    }

    /** The quotes of one side. */
    private static final class Ladder {

        final long[] order;
        final long[] quoted;
        final long[] ticks;
        /** Micro-dollars that were taken and have not come back. */
        final long[] missing;

        Ladder(int levels) {
            order = new long[levels];
            Arrays.fill(order, OrderBook.NO_ORDER);
            quoted = new long[levels];
            ticks = new long[levels];
            missing = new long[levels];
        }
    }
}
