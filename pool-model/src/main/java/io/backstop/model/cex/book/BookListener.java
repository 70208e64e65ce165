package io.backstop.model.cex.book;

/** Told of each fill in an order book, in the order in which the fills happen. */
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
}
