package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tape did to the pool's depositors, beside what they "paid" for shortfalls. */
final class LpResult {

    private LpResult() {}

    /**
     * The pool's money at the end, whosesoever it is within the pool, and what was withdrawn, less what was deposited, in
     * micro-dollars.
     */
    static long of(Ledger ledger) {
        return partsOfPool(ledger).stream().mapToLong(part -> of(ledger, part)).reduce(0, Math::addExact);
    }

    /** The same for one account of the pool. */
    static long of(Ledger ledger, Account part) {
        long deposited = sum(ledger, Reason.FUNDING, t -> t.to().equals(part));
        long withdrawn = sum(ledger, Reason.WITHDRAWAL, t -> t.from().equals(part))
                - sum(ledger, Reason.WITHDRAWAL, t -> t.to().equals(part));
        return Math.subtractExact(Math.addExact(ledger.balance(part), withdrawn), deposited);
    }

    /** The pool and whoever was given a part of its money without a token moving. */
    private static Set<Account> partsOfPool(Ledger ledger) {
        return Stream.concat(
                        Stream.of(Account.LP, Account.JUNIOR_LP),
                        ledger.transfersOf(Reason.REVALUATION).stream().flatMap(t -> Stream.of(t.from(), t.to())))
                .collect(Collectors.toSet());
    }

    private static long sum(Ledger ledger, Reason reason, Predicate<Transfer> which) {
        return ledger.transfersOf(reason).stream()
                .filter(which)
                .mapToLong(Transfer::amount)
                .reduce(0, Math::addExact);
    }
}
