package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Transfer;

/** What one account of a ledger held at the end of each step, in micro-dollars. */
final class BalanceLine {

    private static final int BEFORE_THE_TAPE = -1;

    private final long[] balances;

    private BalanceLine(long[] balances) {
        this.balances = balances;
    }

    /** Adds up the account's transfers; those before the tape are its balance at the start. */
    static BalanceLine of(Ledger ledger, Account account, int steps) {
        long[] balances = new long[steps + 1];
        for (Transfer transfer : ledger.transfers()) {
            int place = transfer.step() - BEFORE_THE_TAPE;
            if (transfer.to().equals(account)) {
                balances[place] = Math.addExact(balances[place], transfer.amount());
            }
            if (transfer.from().equals(account)) {
                balances[place] = Math.subtractExact(balances[place], transfer.amount());
            }
        }
        for (int place = 1; place <= steps; place++) {
            balances[place] = Math.addExact(balances[place], balances[place - 1]);
        }
        return new BalanceLine(balances);
    }

    /** The balance before the first step. */
    long start() {
        return at(BEFORE_THE_TAPE);
    }

    /** The balance after the last step. */
    long end() {
        return balances[balances.length - 1];
    }

    /** The balance after a step. */
    long at(int step) {
        return balances[step - BEFORE_THE_TAPE];
    }

    /** The first step after which the balance is lowest; −1 where it never was lower than at the start. */
    int lowest() {
        int lowest = 0;
        for (int place = 1; place < balances.length; place++) {
            lowest = balances[place] < balances[lowest] ? place : lowest;
        }
        return lowest + BEFORE_THE_TAPE;
    }
}
