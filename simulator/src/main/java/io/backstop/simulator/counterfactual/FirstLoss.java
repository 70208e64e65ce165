package io.backstop.simulator.counterfactual;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.PocketForm;
import io.backstop.model.scenario.PocketSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.List;
import java.util.OptionalLong;

/** What of a pool stands where a book's insurance fund does: pockets whose money is there for losses only. */
final class FirstLoss {

    private static final List<Account> ACCOUNTS = List.of(Account.FEE_BUFFER, Account.TREASURY, Account.SAFETY_MODULE);

    private FirstLoss() {}

    static boolean isFirst(PocketSpec pocket) {
        return ACCOUNTS.contains(pocket.account());
    }

    /** The same pocket with another balance. */
    static PocketSpec with(PocketSpec pocket, long balance) {
        return new PocketSpec(
                pocket.account(),
                balance,
                pocket.capPerEvent(),
                pocket.cooldownSeconds(),
                pocket.windowSeconds(),
                pocket.form());
    }

    /**
     * What all of them have, micro-dollars; the one share of open interest that any venue has by default if that is all.
     * Nothing is known where some is a share and some is not, or where a pocket is no plain balance.
     */
    static OptionalLong sum(VenueSpec.Pool pool) {
        List<PocketSpec> first =
                pool.pockets().stream().filter(FirstLoss::isFirst).toList();
        if (first.stream().anyMatch(pocket -> !(pocket.form() instanceof PocketForm.Usual))) {
            return OptionalLong.empty();
        }
        if (first.size() == 1) {
            return OptionalLong.of(first.getFirst().balance());
        }
        boolean isKnown = first.stream().noneMatch(pocket -> pocket.balance() == PocketSpec.DEFAULT_SHARE);
        return isKnown
                ? OptionalLong.of(first.stream().mapToLong(PocketSpec::balance).reduce(0, Math::addExact))
                : OptionalLong.empty();
    }
}
