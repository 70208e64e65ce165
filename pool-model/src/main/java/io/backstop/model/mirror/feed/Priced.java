// Mirrors interfaces/IPriceFeed.sol
package io.backstop.model.mirror.feed;

/** A price and when it was observed: all that a market reads of a feed. */
public interface Priced {

    /** The last accepted price (1e-8 dollar); 0 before the first. */
    long price();

    /** When that price was observed, epoch seconds. */
    long publishTime();
}
