package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;

/** What the tape did to the pool's depositors, beside what they "paid" for shortfalls. */
final class LpResult {

    private LpResult() {}

    /** The LP account's balance at the end less what was deposited, in micro-dollars. */
    static long of(Ledger ledger) {
        long deposited = ledger.transfers().stream()
                .filter(t -> t.reason() == Reason.FUNDING && t.to().equals(Account.LP))
                .mapToLong(t -> t.amount())
                .reduce(0, Math::addExact);
        return Math.subtractExact(ledger.balance(Account.LP), deposited);
    }
}
