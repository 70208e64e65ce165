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

    /** Whether it gets what is slashed above a deficit: the treasury does. */
    boolean takesSlashingFees() {
        return account.equals(Account.TREASURY);
    }

    /** What it would pay of one shortfall once it has received so much more, micro-dollars; changes nothing. */
    long payable(long shortfall, long received) {
        return Math.min(shortfall, Math.addExact(balance, received));
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
