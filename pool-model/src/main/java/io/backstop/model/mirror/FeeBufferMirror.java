// Mirrors FeeBuffer.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;

/** A cash insurance fund. Not thread safe. */
public final class FeeBufferMirror implements PocketMirror {

    private final Account account;
    private long balance;

    FeeBufferMirror(Account account) {
        this.account = account;
    }

    @Override
    public Account account() {
        return account;
    }

    /** What it holds in micro-dollars. */
    public long balance() {
        return balance;
    }

    /** Takes money from anybody, fees as well as gifts. */
    public void receive(long amount) {
        balance = Math.addExact(balance, amount);
    }

    @Override
    public long available() {
        return balance;
    }

    @Override
    public long capPerEvent() {
        return Long.MAX_VALUE;
    }

    @Override
    public long absorb(long shortfall) {
        long paid = payable(shortfall);
        balance -= paid;
        return paid;
    }
}
