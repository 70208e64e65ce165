package io.backstop.model.cex.book;

/**
 * Told of what happens in an order book, in the order in which it happens. Sizes are market units, positive where the order
 * named buys; prices are ticks. A listener must not use the book.
 */
@FunctionalInterface
public interface BookListener {

    /**
     * One fill.
     *
     * @param maker owner of the resting order
     * @param taker owner of the incoming order
     * @param price price of the resting order in ticks
     * @param size market units, positive where the taker buys
     */
    void onFill(int maker, int taker, long price, long size);

    /** An order, or what is left of it, waits in the book from now on. */
    default void onAccepted(int owner, long id, long price, long size) {}

    /** A part of an order, or all of it, is gone; the id is {@link OrderBook#NO_ORDER} where it never waited. */
    default void onCancelled(int owner, long id, long size, CancelCause cause) {}

    /** An order changed nothing. */
    default void onRefused(int owner, long price, long size, RefusalCause cause) {}
}
