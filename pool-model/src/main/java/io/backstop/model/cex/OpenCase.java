package io.backstop.model.cex;

import io.backstop.model.cex.book.OrderBook;
import io.backstop.model.cex.liquidation.Moment;
import org.jspecify.annotations.Nullable;

/** An account that is being liquidated: from its first order until it is flat, compliant, or changed by somebody else. Not thread safe. */
final class OpenCase {

    private final int account;
    private @Nullable LiquidationCase row;
    private long held;
    private long orderedAt = Moment.NEVER;
    private long waiting = OrderBook.NO_ORDER;
    private long waitsUntil;
    private boolean isOffered;
    private boolean isChanged;

    OpenCase(int account) {
        this.account = account;
    }

    int account() {
        return account;
    }

    /** Its row; null while nothing of it is closed. */
    @Nullable
    LiquidationCase row() {
        return row;
    }

    void row(LiquidationCase opened) {
        row = opened;
    }

    /** What of its row is still the account's, signed: the size with which the engine has left it, less what met its order since. */
    long held() {
        return held;
    }

    void leave(long size) {
        held = size;
    }

    /** A part of a size meets its order; a case of which nothing was closed begins with that size, whoever has changed it. */
    void meet(long size, long part) {
        isChanged |= size != held;
        held = (row == null ? size : held) - part;
    }

    /** Whether somebody else has changed the account, which has this size now. */
    boolean isChanged(long size) {
        return isChanged || size != held;
    }

    /** Milliseconds since its last order, {@link Moment#NEVER} before the first. */
    long sinceLast(long time) {
        return orderedAt == Moment.NEVER ? Moment.NEVER : time - orderedAt;
    }

    void ordered(long time) {
        orderedAt = time;
    }

    /** Its order that waits, or {@link OrderBook#NO_ORDER}. */
    long waiting() {
        return waiting;
    }

    long waitsUntil() {
        return waitsUntil;
    }

    void waits(long order, long until) {
        waiting = order;
        waitsUntil = until;
    }

    /** Whether all that is left of it was offered in this step and nobody took it. */
    boolean isOffered() {
        return isOffered;
    }

    void offered(boolean refused) {
        isOffered = refused;
    }
}
