package io.backstop.model.cex.book;

/**
 * What happens when an order meets a resting one of its own owner, as venues offer it: Binance's {@code NONE},
 * {@code EXPIRE_TAKER}, {@code EXPIRE_MAKER}, {@code EXPIRE_BOTH} and {@code DECREMENT}.
 */
public enum SelfTrade {
    /** They fill each other. */
    ALLOWED,
    /** What is left of the incoming order is cancelled. */
    CANCEL_NEWEST,
    /** The resting order is cancelled and the incoming one goes on. */
    CANCEL_OLDEST,
    /** Both are cancelled. */
    CANCEL_BOTH,
    /** The size of the smaller is cancelled on both sides, and the larger goes on. */
    DECREMENT
}
