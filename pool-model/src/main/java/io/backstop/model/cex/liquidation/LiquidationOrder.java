package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.book.TimeInForce;

/**
 * What is sent to the book.
 *
 * @param size signed: positive buys
 * @param limit 1e-8 dollar, positive; {@link #ANY_PRICE} for whatever the book has
 * @param time how long it may wait
 * @param lifeMillis after which it is cancelled if it waits; {@link #FOREVER} if never
 */
public record LiquidationOrder(long size, long limit, TimeInForce time, long lifeMillis) {

    /** The limit of a market order. */
    public static final long ANY_PRICE = 0;

    /** The life of an order that is not cancelled. */
    public static final long FOREVER = Long.MAX_VALUE;

    /**
     * The limit in ticks as a book takes it, never worse than the limit: up for a sale, down for a purchase.
     *
     * @param tickSize 1e-8 dollar
     */
    public long limitTicks(long tickSize) {
        boolean buys = size > 0;
        if (limit == ANY_PRICE) {
            return buys ? Long.MAX_VALUE : 0;
        }
        return buys ? limit / tickSize : Math.ceilDiv(limit, tickSize);
    }
}
