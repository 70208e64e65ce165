package io.backstop.model.cex;

import io.backstop.model.units.FixedPoint;

/**
 * What of the profits of open positions was taken for losses already, in the contract's money, so that no profit is taken twice. Not
 * thread safe.
 */
final class SharedProfits {

    private final AccountAmounts taken = new AccountAmounts();

    void add(int account, long amount) {
        taken.add(account, amount);
    }

    long of(int account) {
        return taken.of(account);
    }

    void clear(int account) {
        taken.clear(account);
    }

    /** A position has another size: what is closed takes its part along, rounded down; one of the other side is new. */
    void resize(int account, long before, long after) {
        if (of(account) == 0) {
            return;
        }
        if (after == 0 || before > 0 != after > 0) {
            clear(account);
        } else if (Math.abs(after) < Math.abs(before)) {
            taken.set(account, FixedPoint.mulDivCeil(of(account), Math.abs(after), Math.abs(before)));
        }
    }
}
