package io.backstop.simulator.report;

import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import io.backstop.simulator.replay.RowNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** What the numbers of a comparison mean, in two sentences. */
public final class Explanation {

    private static final String MEANING =
            "Shortfall is what closed positions owed beyond their collateral, and the rows below it say which causes"
                    + " made it and whose money paid it.";

    private static final int MOST_NAMES = 3;

    private Explanation() {}

    /** One sentence that says what a shortfall is, and one with where it was largest and smallest. */
    public static String of(Comparison comparison) {
        return MEANING + " " + finding(comparison.columns());
    }

    /** The second sentence: the venues with the largest and the smallest shortfall. */
    static String finding(List<VenueColumn> columns) {
        boolean areContracts = columns.stream().anyMatch(column -> RowNames.isOfFurtherContract(column.id()));
        return (areContracts ? "On this tape, contract by contract, " : "On this tape ") + found(columns);
    }

    private static String found(List<VenueColumn> columns) {
        LongSummaryStatistics shortfalls =
                columns.stream().mapToLong(column -> column.run().shortfall()).summaryStatistics();
        long most = shortfalls.getMax();
        long least = shortfalls.getMin();
        if (most == 0) {
            return "no venue was left with any" + staleCloses(columns) + ".";
        }
        if (most == least && columns.size() > 1) {
            return "every venue left %s%s%s.".formatted(Dollars.sign(most), paid(columns), staleCloses(columns));
        }
        List<VenueColumn> worst = with(columns, VenueRun::shortfall, most);
        return most == least
                ? "%s left %s%s%s.".formatted(names(worst), Dollars.sign(most), paid(worst), staleCloses(columns))
                : "%s left the most, %s%s, and %s the least, %s%s."
                        .formatted(
                                names(worst),
                                amount(worst, most),
                                paid(worst),
                                names(with(columns, VenueRun::shortfall, least)),
                                amount(with(columns, VenueRun::shortfall, least), least),
                                staleCloses(columns));
    }

    /** Those that have as much of something; which of them would be named alone is chance. */
    static List<VenueColumn> with(List<VenueColumn> columns, ToLongFunction<VenueRun> figure, long amount) {
        return columns.stream()
                .filter(column -> figure.applyAsLong(column.run()) == amount)
                .toList();
    }

    /** Their names, or their number where a sentence has no room for so many. */
    static String names(List<VenueColumn> columns) {
        List<String> names = columns.stream().map(VenueColumn::name).toList();
        if (names.size() > MOST_NAMES) {
            return names.size() + " venues";
        }
        String last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
    }

    /** What each of them has. */
    static String amount(List<VenueColumn> columns, long amount) {
        return Dollars.sign(amount) + (columns.size() > 1 ? " each" : "");
    }

    /** Who paid on venues with the same shortfall, such as {@code , paid by the LP pool alone}, and where it differs, where. */
    static String paid(List<VenueColumn> columns) {
        Map<String, List<VenueColumn>> venues = columns.stream()
                .collect(
                        Collectors.groupingBy(column -> payers(column.run()), LinkedHashMap::new, Collectors.toList()));
        if (venues.size() == 1) {
            return ", paid " + venues.keySet().iterator().next();
        }
        return venues.size() > MOST_NAMES
                ? ", but who paid differs"
                : venues.entrySet().stream()
                        .map(paid -> paid.getKey() + " on " + names(paid.getValue()))
                        .collect(Collectors.joining(", ", ", paid ", ""));
    }

    /** Who paid most of a run's shortfall, such as {@code by the LP pool alone} or {@code 88 % by the LP pool}. */
    static String payers(VenueRun run) {
        Map.Entry<Payer, Long> most = run.paidBy().entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow();
        return run.pendingShortfall() > most.getValue()
                ? part(run.pendingShortfall(), run, "by nobody yet", "")
                : part(most.getValue(), run, payer(most.getKey()), " alone");
    }

    private static String part(long amount, VenueRun run, String payer, String alone) {
        return amount == run.shortfall() ? payer + alone : Percent.of(amount, run.shortfall()) + " " + payer;
    }

    private static String payer(Payer payer) {
        return switch (payer) {
            case INSURANCE_FUND, BACKSTOP_VAULT, FEE_BUFFER, SAFETY_MODULE, JUNIOR_LP, LP, TREASURY ->
                "by the " + Breakdown.words(payer);
            case ADL -> "by deleveraged winners";
            case SOCIALISED -> "by all winners";
            case CLAWBACK -> "by those who had won before";
            case BAD_DEBT -> "by nobody";
        };
    }

    private static String staleCloses(List<VenueColumn> columns) {
        long most = columns.stream()
                .mapToLong(column -> column.run().latencyTransfer())
                .max()
                .orElseThrow();
        return most <= 0
                ? ""
                : "; a pool that closes at a late oracle price hides the loss in its latency transfer, up to %s on %s"
                        .formatted(Dollars.sign(most), names(with(columns, VenueRun::latencyTransfer, most)));
    }
}
