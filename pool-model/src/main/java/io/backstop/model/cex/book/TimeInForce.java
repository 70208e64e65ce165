package io.backstop.model.cex.book;

/** What becomes of the part of an order that does not fill at once. */
public enum TimeInForce {
    /** It waits at its price. */
    GOOD_TILL_CANCELLED,
    /** It is dropped. */
    IMMEDIATE_OR_CANCEL,
    /** There is none: the order fills wholly or is refused. */
    FILL_OR_KILL,
    /** All of it waits: an order that would fill at once is refused. */
    POST_ONLY
}
