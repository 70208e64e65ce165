package io.backstop.simulator.report;

import io.backstop.model.venue.Payer;
import io.backstop.model.venue.VenueRun;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        Comparator<VenueColumn> byShortfall =
                Comparator.comparingLong(column -> column.run().shortfall());
        VenueColumn most = columns.stream().max(byShortfall).orElseThrow();
        VenueColumn least = columns.stream().min(byShortfall).orElseThrow();
        if (most.run().shortfall() == 0) {
            return "On this tape no venue was left with any" + staleCloses(columns) + ".";
        }
        String amount = Dollars.sign(most.run().shortfall());
        String paid = amount + ", paid " + payers(most.run());
        if (most.run().shortfall() == least.run().shortfall()) {
            return columns.size() == 1
                    ? "On this tape %s left %s%s.".formatted(most.name(), paid, staleCloses(columns))
                    : "On this tape every venue left %s%s%s.".formatted(amount, all(columns), staleCloses(columns));
        }
        return "On this tape %s left the most, %s, and %s%s."
                .formatted(most.name(), paid, least(columns, least), staleCloses(columns));
    }

    /** Who paid on venues with the same shortfall. */
    private static String all(List<VenueColumn> columns) {
        Map<String, List<String>> venues = new LinkedHashMap<>();
        columns.forEach(column -> venues.computeIfAbsent(payers(column.run()), payers -> new ArrayList<>())
                .add(column.name()));
        if (venues.size() == 1) {
            return ", paid " + venues.keySet().iterator().next();
        }
        return venues.size() > MOST_NAMES
                ? ", paid by others on one than on the other"
                : venues.entrySet().stream()
                        .map(paid -> paid.getKey() + " on " + names(paid.getValue()))
                        .collect(Collectors.joining(", ", ", paid ", ""));
    }

    /** The venues with the least shortfall by name, or their number where a sentence has no room for so many. */
    private static String least(List<VenueColumn> columns, VenueColumn least) {
        long shortfall = least.run().shortfall();
        List<String> names = columns.stream()
                .filter(column -> column.run().shortfall() == shortfall)
                .map(VenueColumn::name)
                .toList();
        String amount = Dollars.sign(shortfall);
        if (names.size() == 1) {
            return "%s the least, %s".formatted(names.getFirst(), amount);
        }
        return "%s the least, %s each".formatted(names(names), amount);
    }

    private static String names(List<String> names) {
        if (names.size() > MOST_NAMES) {
            return names.size() + " venues";
        }
        String last = names.getLast();
        return names.size() == 1 ? last : String.join(", ", names.subList(0, names.size() - 1)) + " and " + last;
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
        VenueColumn most = columns.stream()
                .max(Comparator.comparingLong(column -> column.run().latencyTransfer()))
                .orElseThrow();
        return most.run().latencyTransfer() <= 0
                ? ""
                : "; a pool that closes at a late oracle price hides the loss in its latency transfer, up to %s on %s"
                        .formatted(Dollars.sign(most.run().latencyTransfer()), most.name());
    }
}
