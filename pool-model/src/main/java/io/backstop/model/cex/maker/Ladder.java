package io.backstop.model.cex.maker;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.units.FixedPoint;
import java.util.Arrays;

/**
 * The quotes of one side of a maker. A level is the n-th from the middle and keeps what is missing when the middle moves:
 * one from which nothing was taken always quotes its full amount. Quotes that stay as they are keep their place in the queue.
 */
final class Ladder {

    private final QuotedMarket market;
    private final DepthProfile profile;
    private final Refill refill;
    private final int owner;
    private final int sign;
    private final long[] order;
    private final long[] quoted;
    private final long[] ticks;
    /** Amounts that were taken and have not come back. */
    private final long[] missing;

    private final long[] taken;

    /** An empty side whose levels are full. */
    Ladder(QuotedMarket market, DepthProfile profile, Refill refill, int owner, int sign) {
        this.market = market;
        this.profile = profile;
        this.refill = refill;
        this.owner = owner;
        this.sign = sign;
        order = new long[profile.levels()];
        Arrays.fill(order, OrderBook.NO_ORDER);
        quoted = new long[profile.levels()];
        ticks = new long[profile.levels()];
        missing = new long[profile.levels()];
        taken = new long[profile.levels()];
    }

    /**
     * Counts what was taken from a level since the last step and what comes back now. What is gone from a quote counts as
     * taken, also if the venue cancelled it.
     *
     * @return whether nothing was missing and nothing is
     */
    boolean settle(int level, long last, long now) {
        long gone = quoted[level] - market.book().remaining(order[level]);
        if (gone == 0 && missing[level] == 0) {
            return true;
        }
        if (gone > 0) {
            missing[level] += profile.unit().amount(gone, ticks[level] * market.tickSize(), market.sizeUnit());
            taken[level] = last;
        }
        long back = refill.back(profile.amount(level), taken[level], last, now);
        missing[level] = Math.max(0, missing[level] - back);
        return false;
    }

    /** Whether nothing is gone or missing, so that every level quotes what it shall. */
    boolean isWhole() {
        for (int level = 0; level < order.length; level++) {
            if (missing[level] != 0 || quoted[level] != market.book().remaining(order[level])) {
                return false;
            }
        }
        return true;
    }

    /** How many quotes were laid and not withdrawn. */
    int laid() {
        int laid = 0;
        for (long id : order) {
            laid += id == OrderBook.NO_ORDER ? 0 : 1;
        }
        return laid;
    }

    /** Says what a level shall quote from now on, and withdraws it if it quotes anything else. */
    void aim(int level, long depthRatio, long price) {
        long size = size(level, depthRatio, price);
        if (price != ticks[level] || size != market.book().remaining(order[level])) {
            market.book().cancel(order[level]);
            order[level] = OrderBook.NO_ORDER;
        }
        quoted[level] = size;
        ticks[level] = price;
    }

    /** Lays what was withdrawn and shall be quoted. */
    void place() {
        for (int level = 0; level < order.length; level++) {
            if (order[level] == OrderBook.NO_ORDER && quoted[level] > 0) {
                order[level] = market.book().limit(owner, sign * quoted[level], ticks[level], market.fills());
            }
        }
    }

    /** Takes all quotes out; nothing is quoted until a level is aimed at again. */
    void withdraw() {
        for (int level = 0; level < order.length; level++) {
            market.book().cancel(order[level]);
            order[level] = OrderBook.NO_ORDER;
            quoted[level] = 0;
        }
    }

    /** What is left of all quotes, in the unit of the profile, each rounded up. */
    long depth() {
        long depth = 0;
        for (int level = 0; level < order.length; level++) {
            long left = market.book().remaining(order[level]);
            depth += left == 0 ? 0 : profile.unit().amount(left, ticks[level] * market.tickSize(), market.sizeUnit());
        }
        return depth;
    }

    /** What a level shall quote at a price in ticks; nothing where the ladder has left the positive prices. */
    long size(int level, long depthRatio, long price) {
        if (price <= 0) {
            return 0;
        }
        long amount = FixedPoint.mulDivFloor(profile.amount(level), depthRatio, FixedPoint.RATIO_ONE);
        long left = Math.max(0, amount - missing[level]);
        return profile.unit().size(left, price * market.tickSize(), market.sizeUnit());
    }
}
