package io.backstop.simulator.scenario;

import io.backstop.model.ledger.Account;
import io.backstop.model.scenario.PocketSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code pockets} of a pool: who pays for a shortfall, in order. A pocket is a name or a mapping. */
final class PocketsSection {

    private static final String[] NAMES =
            PocketSpec.ALLOWED.stream().map(Account::toString).toArray(String[]::new);

    private PocketsSection() {}

    static List<PocketSpec> read(Node pockets, long lpCapital, PathSection paths) {
        List<PocketSpec> read = new ArrayList<>();
        Set<Account> accounts = new HashSet<>();
        for (Node pocket : pockets.items()) {
            PocketSpec spec = pocket(pocket, lpCapital, paths);
            if (!accounts.add(spec.account())) {
                throw pocket.mistakeWithoutValue(spec.account() + " must be listed once");
            }
            if (spec.account().equals(Account.JUNIOR_LP) && accounts.contains(Account.LP)) {
                throw pocket.mistakeWithoutValue("juniorLp must stand ahead of lp, which leaves it nothing to bear");
            }
            read.add(spec);
        }
        return read;
    }

    private static PocketSpec pocket(Node pocket, long lpCapital, PathSection paths) {
        boolean named = pocket.json().isTextual();
        Account account = account(named ? pocket : pocket.required("pocket"));
        if (account.equals(Account.JUNIOR_LP)) {
            return PocketSpec.junior(TranchesSection.read(pocket));
        }
        Node kind = pocket.optional("kind");
        if (account.equals(Account.FEE_BUFFER) && kind != null) {
            pocket.allowOnly("pocket", "kind");
            kind.oneOf("profitBuffer");
            return PocketSpec.profitBuffer();
        }
        if (account.equals(Account.SAFETY_MODULE) && kind != null) {
            kind.oneOf("deficit");
            requireBoth(pocket, "cooldown", "window");
            return DeficitSection.read(
                    pocket, seconds(pocket, account, "cooldown"), seconds(pocket, account, "window"), paths);
        }
        if (!named) {
            pocket.allowOnly("pocket", "balance", "capPerEvent", "cooldown", "window");
        }
        requireBoth(pocket, "cooldown", "window");
        return new PocketSpec(
                account,
                balance(pocket, account, lpCapital),
                cap(pocket, account),
                seconds(pocket, account, "cooldown"),
                seconds(pocket, account, "window"));
    }

    private static Account account(Node name) {
        String label = name.oneOf(NAMES);
        return PocketSpec.ALLOWED.stream()
                .filter(account -> account.toString().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static long balance(Node pocket, Account account, long lpCapital) {
        Node balance = pocket.optional("balance");
        if (account.equals(Account.LP)) {
            if (balance != null) {
                throw balance.mistake("is not allowed, the balance of lp is lpCapital");
            }
            return lpCapital;
        }
        if (balance == null && account.equals(Account.FEE_BUFFER)) {
            return PocketSpec.DEFAULT_SHARE;
        }
        Node given = balance == null ? pocket.required("balance") : balance;
        return account.equals(Account.SAFETY_MODULE) ? Quantity.vaultMoney(given) : Quantity.money(given);
    }

    /** A cooldown without a window lets nobody leave, a window without a cooldown means nothing. */
    private static void requireBoth(Node pocket, String one, String other) {
        Node first = pocket.optional(one);
        Node second = pocket.optional(other);
        if ((first == null) != (second == null)) {
            throw pocket.mistakeWithoutValue("must have both of " + one + " and " + other + ", or neither");
        }
    }

    private static long seconds(Node pocket, Account account, String key) {
        Node time = pocket.optional(key);
        if (time == null) {
            return 0;
        }
        if (!account.equals(Account.SAFETY_MODULE)) {
            throw time.mistake("is not allowed, only safetyModule has a " + key);
        }
        return Quantity.wholeSeconds(time);
    }

    private static long cap(Node pocket, Account account) {
        Node cap = pocket.optional("capPerEvent");
        if (cap == null) {
            return PocketSpec.NO_CAP;
        }
        if (!account.equals(Account.SAFETY_MODULE) && !account.equals(Account.LP)) {
            throw cap.mistake("is not allowed, only safetyModule and lp have a cap");
        }
        return Quantity.money(cap);
    }
}
