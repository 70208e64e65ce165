package io.backstop.model.scenario;

import io.backstop.model.ledger.Account;
import io.backstop.model.units.Figures;

/**
 * A plain balance behind the insurance fund of a book venue.
 *
 * @param balance micro-dollars at the start
 * @param capPerStep the most it pays in one step, micro-dollars
 */
public record BookPocketSpec(Account account, long balance, long capPerStep) {

    /** No cap. */
    public static final long NO_CAP = Long.MAX_VALUE;

    /** Checks the figures. */
    public BookPocketSpec {
        Figures.requireWithin("balance", balance, 0, Long.MAX_VALUE);
        Figures.requireWithin("capPerStep", capPerStep, 1, Long.MAX_VALUE);
    }
}
