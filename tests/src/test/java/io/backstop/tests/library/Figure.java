package io.backstop.tests.library;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.Arrays;
import java.util.Set;

/** A figure of a run that an expectation is about. Money in dollars. */
enum Figure {
    SHORTFALL("shortfall"),
    LIQUIDATIONS("liquidations"),
    LATENCY_TRANSFER("latencyTransfer"),
    DELEVERAGED("paid by adl"),
    POOL("pool at the end"),
    LATE_SELLERS("won by 901 to 903"),
    LONGS("won by 2 to 6");

    private static final double MICRO_DOLLARS = 1e6;

    private final String label;

    Figure(String label) {
        this.label = label;
    }

    static Figure named(String label) {
        return Arrays.stream(values())
                .filter(figure -> figure.label.equals(label))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no figure is called " + label));
    }

    double of(VenueRun run) {
        return switch (this) {
            case SHORTFALL -> run.shortfall() / MICRO_DOLLARS;
            case LIQUIDATIONS -> run.liquidationCount();
            case LATENCY_TRANSFER -> run.latencyTransfer() / MICRO_DOLLARS;
            case DELEVERAGED -> run.paidBy().getOrDefault(Payer.ADL, 0L) / MICRO_DOLLARS;
            case POOL -> run.ledger().balance(Account.LP) / MICRO_DOLLARS;
            case LATE_SELLERS -> won(run, Set.of(901, 902, 903)) / MICRO_DOLLARS;
            case LONGS -> won(run, Set.of(2, 3, 4, 5, 6)) / MICRO_DOLLARS;
        };
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
