package io.backstop.tests.library;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.market.PriceSeries;
import io.backstop.model.outcome.CohortOutcome;
import io.backstop.model.outcome.IndexPrices;
import io.backstop.model.outcome.Members;
import io.backstop.model.outcome.Outcome;
import io.backstop.model.scenario.TimeGrid;
import io.backstop.model.venue.KeeperResult;
import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** A figure of a run that an expectation is about. Money in dollars. */
enum Figure {
    SHORTFALL("shortfall"),
    LIQUIDATIONS("liquidations"),
    LATENCY_TRANSFER("latencyTransfer"),
    DELEVERAGED("paid by adl"),
    POOL("pool at the end"),
    LATE_SELLERS("won by 901 to 903"),
    LONGS("won by 2 to 6"),
    KEEPERS_PROFIT("keepers' profit"),
    ARBITRAGE("won by arbitrage"),
    BROKEN_HEDGES("broken hedges"),
    HELD_HEDGES("held hedges"),
    RUNS_OF_DEPOSITORS("runs of depositors"),
    GAIN_OF_LEAVERS("gain of who runs");

    private static final double MICRO_DOLLARS = 1e6;
    private static final long SOME_TIME = 1_760_131_200_000L;
    private static final long SIZE_UNIT = 1_000_000;

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

    double of(VenueRun run, List<Members> cohorts) {
        return switch (this) {
            case SHORTFALL -> run.shortfall() / MICRO_DOLLARS;
            case LIQUIDATIONS -> run.liquidationCount();
            case LATENCY_TRANSFER -> run.latencyTransfer() / MICRO_DOLLARS;
            case DELEVERAGED -> run.paidBy().getOrDefault(Payer.ADL, 0L) / MICRO_DOLLARS;
            case POOL -> run.ledger().balance(Account.LP) / MICRO_DOLLARS;
            case LATE_SELLERS -> won(run, Set.of(901, 902, 903)) / MICRO_DOLLARS;
            case KEEPERS_PROFIT ->
                run.keepers().stream().mapToLong(KeeperResult::profit).sum() / MICRO_DOLLARS;
            case LONGS -> won(run, Set.of(2, 3, 4, 5, 6)) / MICRO_DOLLARS;
            case ARBITRAGE -> cohort(run, cohorts, "arbitrage").pnl() / MICRO_DOLLARS;
            case BROKEN_HEDGES ->
                Objects.requireNonNull(cohort(run, cohorts, "hedgers").hedge()).broken();
            case HELD_HEDGES -> {
                CohortOutcome hedgers = cohort(run, cohorts, "hedgers");
                yield hedgers.members().accounts()
                        - Objects.requireNonNull(hedgers.hedge()).broken();
            }
            case RUNS_OF_DEPOSITORS -> run.lpRun().exits().size() - run.lpRun().refused();
            case GAIN_OF_LEAVERS -> run.lpRun().gainOfLeavers() / MICRO_DOLLARS;
        };
    }

    /** What becomes of a cohort in dollars does not depend on the index, nor do broken hedges: the mark stands in for it. */
    private static CohortOutcome cohort(VenueRun run, List<Members> cohorts, String name) {
        Members members = cohorts.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        PriceSeries marks = run.marks();
        TimeGrid grid = new TimeGrid(SOME_TIME, 1000, marks.length());
        return Outcome.of(run, grid, new IndexPrices(marks.at(0), marks), SIZE_UNIT, List.of(members))
                .cohorts()
                .getFirst();
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
