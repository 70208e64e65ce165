package io.backstop.tests.library;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.Arrays;
import java.util.Set;
import java.util.function.ToLongFunction;

/** A figure of a run that an expectation is about. Money in whole dollars. */
enum Figure {
    SHORTFALL("shortfall", VenueRun::shortfall, true),
    LIQUIDATIONS("liquidations", VenueRun::liquidationCount, false),
    LATENCY_TRANSFER("latencyTransfer", VenueRun::latencyTransfer, true),
    DELEVERAGED("paid by adl", run -> run.paidBy().get(Payer.ADL), true),
    POOL("pool at the end", run -> run.ledger().balance(Account.LP), true),
    LATE_SELLERS("won by 901 to 903", run -> won(run, Set.of(901, 902, 903)), true),
    LONGS("won by 2 to 6", run -> won(run, Set.of(2, 3, 4, 5, 6)), true);

    private static final double MICRO_DOLLARS = 1e6;

    private final String label;
    private final ToLongFunction<VenueRun> value;
    private final boolean isMoney;

    Figure(String label, ToLongFunction<VenueRun> value, boolean isMoney) {
        this.label = label;
        this.value = value;
        this.isMoney = isMoney;
    }

    static Figure named(String label) {
        return Arrays.stream(values())
                .filter(figure -> figure.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure is called " + label));
    }

    double of(VenueRun run) {
        return isMoney ? value.applyAsLong(run) / MICRO_DOLLARS : value.applyAsLong(run);
    }

    /** Profit less loss of these accounts on a pool. */
    private static long won(VenueRun run, Set<Integer> accounts) {
        return run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.PNL)
                .mapToLong(transfer -> won(transfer, accounts))
                .sum();
    }

    private static long won(Transfer transfer, Set<Integer> accounts) {
        if (isOneOf(transfer.to(), accounts)) {
            return transfer.amount();
        }
        return isOneOf(transfer.from(), accounts) ? -transfer.amount() : 0;
    }

    private static boolean isOneOf(Account account, Set<Integer> accounts) {
        return account.party() == Account.Party.TRADER && accounts.contains(account.id());
    }
}
