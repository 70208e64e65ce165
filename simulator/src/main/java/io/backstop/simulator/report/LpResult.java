package io.backstop.simulator.report;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the tape did to the pool's depositors, beside what they "paid" for shortfalls. */
final class LpResult {

    private LpResult() {}

    /** The pool's money at the end, whosesoever it is within the pool, less what was deposited, in micro-dollars. */
    static long of(Ledger ledger) {
        return partsOfPool(ledger).stream().mapToLong(part -> of(ledger, part)).reduce(0, Math::addExact);
    }

    /** The same for one account of the pool. */
    static long of(Ledger ledger, Account part) {
        long deposited = ledger.transfers().stream()
                .filter(t -> t.reason() == Reason.FUNDING && t.to().equals(part))
                .mapToLong(Transfer::amount)
                .reduce(0, Math::addExact);
        return Math.subtractExact(ledger.balance(part), deposited);
    }

    /** The pool and whoever was given a part of its money without a token moving. */
    private static Set<Account> partsOfPool(Ledger ledger) {
        return Stream.concat(
                        Stream.of(Account.LP, Account.JUNIOR_LP),
                        ledger.transfers().stream()
                                .filter(t -> t.reason() == Reason.REVALUATION)
                                .flatMap(t -> Stream.of(t.from(), t.to())))
                .collect(Collectors.toSet());
    }
}
