package io.backstop.model.outcome;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Ledger;
import java.util.List;

/** Whoever may hold money for a shortfall. */
public final class Pockets {

    /** All of them, in the order in which they usually pay. */
    public static final List<Account> ALL = List.of(
            Account.INSURANCE_FUND,
            Account.BACKSTOP_VAULT,
            Account.FEE_BUFFER,
            Account.SAFETY_MODULE,
            Account.TREASURY,
            Account.JUNIOR_LP,
            Account.LP);

    private Pockets() {}

    /** Those to which money ever came or which it left, in the same order. */
    public static List<Account> of(Ledger ledger) {
        return ALL.stream()
                .filter(pocket -> !ledger.transfersOf(pocket).isEmpty())
                .toList();
    }
}
