package io.backstop.tests.cex;

import org.jspecify.annotations.Nullable;

/** An account that is being liquidated. */
final class SlowCase {

    final SlowAccount trader;
    /** Null while nothing of it is closed. */
    @Nullable
    SlowRow row;

    /** With which size the engine has left it. */
    long held;
    /** The step of its last order; −1 before the first. */
    int orderedAt = -1;
    /** Whether all that is left was offered in this step and nobody took it. */
    boolean isOffered;

    SlowCase(SlowAccount trader) {
        this.trader = trader;
    }

    /** Its row, or what would be its row if a part were closed now. */
    SlowRow frozen(SlowMaths maths, int step, long bankruptcyPrice) {
        return row == null ? new SlowRow(maths, trader, true, step, bankruptcyPrice) : row;
    }
}
