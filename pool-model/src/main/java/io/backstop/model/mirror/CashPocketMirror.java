// Mirrors FeeBuffer.sol and SafetyModule.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.waterfall.Pocket;

/** A pocket that holds dollars and pays them into the pool: a fee buffer without a cap, or a stake with one. */
final class CashPocketMirror implements Pocket {

    private final Account account;
    private final LpPoolMirror lpPool;
    private final long capPerEvent;
    private long balance;

    CashPocketMirror(Account account, LpPoolMirror lpPool, long capPerEvent) {
        this.account = account;
        this.lpPool = lpPool;
        this.capPerEvent = capPerEvent;
    }

    @Override
    public Account account() {
        return account;
    }

    long balance() {
        return balance;
    }

    void receive(long amount) {
        balance = Math.addExact(balance, amount);
    }

    @Override
    public long absorb(long shortfall) {
        long paid = Math.min(shortfall, Math.min(capPerEvent, balance));
        balance -= paid;
        lpPool.receive(paid);
        return paid;
    }
}
