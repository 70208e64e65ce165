package io.backstop.model.cex;

import java.util.Arrays;

/** An amount for each account, 0 at first; takes no room until there is one. Not thread safe. */
final class AccountAmounts {

    private long[] amounts = {};

    void add(int account, long amount) {
        set(account, Math.addExact(of(account), amount));
    }

    long of(int account) {
        return account < amounts.length ? amounts[account] : 0;
    }

    void set(int account, long amount) {
        if (account >= amounts.length) {
            amounts = Arrays.copyOf(amounts, Math.max(account + 1, 2 * amounts.length));
        }
        amounts[account] = amount;
    }

    void clear(int account) {
        if (account < amounts.length) {
            amounts[account] = 0;
        }
    }
}
