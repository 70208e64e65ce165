package io.backstop.model.cex.book;

/** Why an order, or a part of it, is no longer there although nobody filled it. */
public enum CancelCause {
    /** Whoever sent it took it back. */
    WITHDRAWN,
    /** It may not wait, and nobody filled it at its price. */
    NOT_FILLED,
    /** It met an order of its own owner. */
    SELF_TRADE,
    /** It may only reduce, and its owner's position is smaller. */
    REDUCE_ONLY
}
