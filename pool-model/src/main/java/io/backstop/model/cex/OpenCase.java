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
    private int dueAt;

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

    /** The size with which the engine has left it. */
    long held() {
        return held;
    }

    void leave(long size) {
        held = size;
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

    /** The last step in which it was liquidatable. */
    int dueAt() {
        return dueAt;
    }

    void due(int step) {
        dueAt = step;
    }
}
