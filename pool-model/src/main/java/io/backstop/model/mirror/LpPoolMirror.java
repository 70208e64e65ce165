// Mirrors LpPool.sol
package io.backstop.model.mirror;

import io.backstop.model.ledger.Account;
import io.backstop.model.waterfall.Pocket;

/** The depositors who are the counterparty of all traders. Not thread safe. */
final class LpPoolMirror implements Pocket {

    private final long capPerEvent;
    private long cash;

    LpPoolMirror(long capPerEvent) {
        this.capPerEvent = capPerEvent;
    }

    @Override
    public Account account() {
        return Account.LP;
    }

    long cash() {
        return cash;
    }

    void receive(long amount) {
        cash = Math.addExact(cash, amount);
    }

    /** Pays a winner what cash there is and returns it. */
    long payTrader(long profit) {
        long paid = Math.min(profit, cash);
        cash -= paid;
        return paid;
    }

    /** Forgoes what it is owed: no money moves. */
    @Override
    public long absorb(long shortfall) {
        return Math.min(shortfall, capPerEvent);
    }
}
