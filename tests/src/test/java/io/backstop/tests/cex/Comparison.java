package io.backstop.tests.cex;

import io.backstop.model.ledger.Account;
import io.backstop.model.ledger.Reason;
import io.backstop.model.ledger.Transfer;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.VenueRun;
import io.backstop.model.venue.WinnerCloses;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The first thing in which the engine's run is not the slow venue's, or breaks an identity of its own. */
record Comparison(SlowRun slow, VenueRun run, SlowMaths maths) {

    /** A sentence, or nothing if all is equal and every identity holds. */
    Optional<String> firstDifference() {
        Stream<Supplier<Optional<String>>> checks = Stream.of(
                () -> inLists("mark of step", slow.marks(), marks()),
                () -> inLists("refusal", slow.refusals(), run.refusals()),
                () -> inLists("transfer", slow.transfers(), run.ledger().transfers()),
                () -> inLists("row", slow.rows(), run.liquidations()),
                this::inAdl,
                this::inWinnersCloses,
                this::inBalances,
                () -> inFigure("shortfall", shortfall(), run.shortfall()),
                () -> inFigure("openInventoryLoss", slow.openInventoryLoss(), run.openInventoryLoss()),
                () -> inFigure("openDeficit", slow.openDeficit(), run.openDeficit()),
                () -> inFigure("conservation", 0, run.conservation()),
                () -> inFigure("sum of the ledger", 0, run.ledger().total()),
                () -> inFigure("paidBy", run.shortfall(), paid()),
                this::inAttribution);
        return checks.flatMap(check -> check.get().stream()).findFirst();
    }

    private List<Long> marks() {
        return IntStream.range(0, run.marks().length())
                .mapToObj(run.marks()::at)
                .toList();
    }

    private long shortfall() {
        return slow.rows().stream().mapToLong(Liquidation::shortfall).sum();
    }

    private long paid() {
        return run.paidBy().values().stream().mapToLong(Long::longValue).sum();
    }

    /** Winners, steps and amounts of ADL in order, read from the engine's ledger. */
    private Optional<String> inAdl() {
        List<String> expected = slow.adlFills().stream()
                .filter(fill -> fill.amount() > 0)
                .map(fill -> fill.step() + " " + fill.winner() + " " + fill.amount())
                .toList();
        List<String> actual = run.ledger().transfers().stream()
                .filter(transfer -> transfer.reason() == Reason.ADL)
                .map(transfer -> transfer.step() + " " + transfer.from() + " " + transfer.amount())
                .toList();
        return inLists("ADL", expected, actual);
    }

    /** All closes of winners in order, also those that cost nothing: who, and how much at the close price. */
    private Optional<String> inWinnersCloses() {
        List<String> expected = slow.adlFills().stream()
                .map(fill -> fill.step() + " " + fill.winner() + " " + maths.notional(fill.size(), fill.price()))
                .toList();
        WinnerCloses closes = run.deleveraged();
        List<String> actual = IntStream.range(0, closes.count())
                .mapToObj(
                        close -> closes.step(close) + " " + name(closes.account(close)) + " " + closes.notional(close))
                .toList();
        return inLists("winner's close", expected, actual);
    }

    private static Account name(int winner) {
        return winner == WinnerCloses.HOUSE ? Account.HOUSE : Account.trader(winner);
    }

    /** The slow venue's own cash after each step against the engine's transfers up to it; the fund never below zero. */
    private Optional<String> inBalances() {
        Map<Account, Long> ledger = new HashMap<>();
        int next = 0;
        List<Transfer> transfers = run.ledger().transfers();
        for (int step = 0; step < slow.cash().size(); step++) {
            while (next < transfers.size() && transfers.get(next).step() <= step) {
                Transfer transfer = transfers.get(next++);
                ledger.merge(transfer.from(), -transfer.amount(), Long::sum);
                ledger.merge(transfer.to(), transfer.amount(), Long::sum);
            }
            Optional<String> wrong = inBalances(step, ledger);
            if (wrong.isPresent()) {
                return wrong;
            }
        }
        return Optional.empty();
    }

    private Optional<String> inBalances(int step, Map<Account, Long> ledger) {
        Map<Account, Long> cash = slow.cash().get(step);
        for (Map.Entry<Account, Long> entry : cash.entrySet()) {
            long balance = ledger.getOrDefault(entry.getKey(), 0L);
            if (balance != entry.getValue()) {
                return Optional.of("%s after step %d should have %d, has %d"
                        .formatted(entry.getKey(), step, entry.getValue(), balance));
            }
        }
        long fund = ledger.getOrDefault(Account.INSURANCE_FUND, 0L);
        long total = cash.values().stream().mapToLong(Long::longValue).sum();
        return fund < 0 || total != 0 || slow.sizes().get(step) != 0
                ? Optional.of("after step %d the fund has %d, all cash is %d, all sizes are %d"
                        .formatted(step, fund, total, slow.sizes().get(step)))
                : Optional.empty();
    }

    private Optional<String> inAttribution() {
        return run.liquidations().stream()
                .filter(row -> row.attribution().total() != row.shortfall())
                .findFirst()
                .map(row -> "causes do not add up in " + row);
    }

    private static Optional<String> inFigure(String name, long expected, long actual) {
        return expected == actual
                ? Optional.empty()
                : Optional.of("%s should be %d, is %d".formatted(name, expected, actual));
    }

    private static <T> Optional<String> inLists(String name, List<T> expected, List<T> actual) {
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            if (!expected.get(i).equals(actual.get(i))) {
                return Optional.of("%s %d should be %s, is %s".formatted(name, i, expected.get(i), actual.get(i)));
            }
        }
        return inFigure("number of entries, " + name, expected.size(), actual.size());
    }
}
