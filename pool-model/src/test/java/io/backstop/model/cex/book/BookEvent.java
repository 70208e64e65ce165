package io.backstop.model.cex.book;

/** What a listener is told, as a value. An order's number says which of all orders that ever waited it is, from 0. */
sealed interface BookEvent permits Fill, BookEvent.Accepted, BookEvent.Cancelled, BookEvent.Refused {

    /** The number of an order that never waited. */
    int NONE = -1;

    record Accepted(int owner, int number, long price, long size) implements BookEvent {}

    record Cancelled(int owner, int number, long size, CancelCause cause) implements BookEvent {}

    record Refused(int owner, long price, long size, RefusalCause cause) implements BookEvent {}
}
