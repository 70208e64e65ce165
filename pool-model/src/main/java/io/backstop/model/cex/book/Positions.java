package io.backstop.model.cex.book;

/**
 * What a book asks about owners when it meets a reduce-only order. An answer must count every fill that the listener has been
 * told of.
 */
@FunctionalInterface
public interface Positions {

    /** The signed size that an owner has, in market units; positive is long. */
    long sizeOf(int owner);

    /** What an order of this direction could reduce, without sign: 0 for an owner who is flat or on the order's own side. */
    default long reducible(int owner, boolean buys) {
        long size = sizeOf(owner);
        return Math.max(0, buys ? -size : size);
    }
}
