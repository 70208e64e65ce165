package io.backstop.model.cex;

import java.util.Arrays;

/**
 * What accounts have paid as funding since their owners last changed their positions, micro-dollars, negative if received: the causes
 * of a shortfall reckon with it as if it had accrued evenly. Not thread safe.
 */
final class FundingSinceChange {

    /** Empty on venues without funding. */
    private long[] paid = {};

    void add(int account, long amount) {
        if (account >= paid.length) {
            paid = Arrays.copyOf(paid, Math.max(account + 1, 2 * paid.length));
        }
        paid[account] = Math.addExact(paid[account], amount);
    }

    long of(int account) {
        return account < paid.length ? paid[account] : 0;
    }

    void clear(int account) {
        if (account < paid.length) {
            paid[account] = 0;
        }
    }
}
