package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.venue.VenueRun;

/** Figures of a run that are read from its ledger for people. */
final class Figures {

    private Figures() {}

    /** What the LP pool holds at the end less what was paid in before the tape, in micro-dollars. */
    static long lpNetResult(VenueRun run) {
        long deposited = run.ledger().transfers().stream()
                .filter(t -> t.reason() == Reason.FUNDING && t.to().equals(Account.LP))
                .mapToLong(t -> t.amount())
                .sum();
        return run.ledger().balance(Account.LP) - deposited;
    }
}
