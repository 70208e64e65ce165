package io.backstop.model.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;

/**
 * What one account of the venue has: cash in the contract's money, negative where it owes, and a signed size.
 *
 * <p>It is the venue's own state, kept apart from the ledger so that the two can be compared. Not thread safe.
 */
class Party {

    private final Account account;
    private long cash;
    private long size;

    /** A party as it stands. */
    Party(Account account, long cash, long size) {
        this.account = account;
        this.cash = cash;
        this.size = size;
    }

    final Account account() {
        return account;
    }

    long cash() {
        return cash;
    }

    final long size() {
        return size;
    }

    /** Takes a signed size for money; a sale has both negative. */
    void trade(long traded, long paid) {
        size = Math.addExact(size, traded);
        cash = Math.subtractExact(cash, paid);
    }

    final void receive(long amount) {
        cash = Math.addExact(cash, amount);
    }

    /** Takes money, or gives it if it is negative. */
    void receive(long amount, Reason reason) {
        receive(amount);
    }
}
