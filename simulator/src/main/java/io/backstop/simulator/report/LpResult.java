package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import java.util.function.Predicate;

/** What the tape did to the pool's depositors, beside what they "paid" for shortfalls. */
final class LpResult {

    private LpResult() {}

    /** The LP account's balance at the end and what was withdrawn, less what was deposited, in micro-dollars. */
    static long of(Ledger ledger) {
        long deposited = sum(ledger, t -> t.reason() == Reason.FUNDING && t.to().equals(Account.LP));
        long withdrawn = sum(ledger, t -> t.reason() == Reason.WITHDRAWAL);
        return Math.subtractExact(Math.addExact(ledger.balance(Account.LP), withdrawn), deposited);
    }

    private static long sum(Ledger ledger, Predicate<Transfer> which) {
        return ledger.transfers().stream()
                .filter(which)
                .mapToLong(Transfer::amount)
                .reduce(0, Math::addExact);
    }
}
