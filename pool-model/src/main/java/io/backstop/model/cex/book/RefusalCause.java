package io.backstop.model.cex.book;

/** Why an order never entered the book. */
public enum RefusalCause {
    /** A post-only order would have filled at once. */
    WOULD_TAKE,
    /** A fill-or-kill order could not have filled wholly. */
    NOT_FILLABLE,
    /** Its price is outside the price band. */
    OUTSIDE_BAND,
    /** A reduce-only order of an owner who has nothing that it would reduce. */
    NOTHING_TO_REDUCE
}
