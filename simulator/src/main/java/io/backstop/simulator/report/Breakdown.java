package io.backstop.simulator.report;

import io.backstop.model.outcome.Members;
import io.backstop.model.venue.Liquidation;
import io.backstop.model.venue.Payer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The shortfall of every column cut into parts, by who paid it, by what caused it or by whose positions left it.
 *
 * @param parts those that are not zero everywhere
 */
record Breakdown(List<Part> parts) {

    /**
     * One part of all shortfalls.
     *
     * @param key what identifies it in results
     * @param label what it is
     * @param amounts micro-dollars, one per column; causes may be negative
     */
    record Part(String key, String label, List<Long> amounts) {

        /** Keeps the amounts as they are. */
        Part {
            amounts = List.copyOf(amounts);
        }

        private boolean isUsed() {
            return amounts.stream().anyMatch(amount -> amount != 0);
        }
    }

    /** Leaves out the parts that are zero everywhere. */
    Breakdown {
        parts = parts.stream().filter(Part::isUsed).toList();
    }

    /** Who paid; what still waits for ADL is a part of its own. */
    static Breakdown byPayer(List<VenueColumn> columns) {
        List<Part> parts = new ArrayList<>();
        for (Payer payer : Payer.values()) {
            parts.add(part(payer.label(), words(payer), columns, column -> paid(column, payer)));
        }
        parts.add(part("pending", "pending", columns, column -> column.run().pendingShortfall()));
        return new Breakdown(parts);
    }

    /** What caused it. */
    static Breakdown byCause(List<VenueColumn> columns) {
        return new Breakdown(Arrays.stream(Cause.values())
                .map(cause -> part(
                        cause.label(),
                        cause.label(),
                        columns,
                        column -> cause.of(column.run().attribution())))
                .toList());
    }

    /** Whose positions left it: their cohorts, and by side those of whom nothing more is known. */
    static Breakdown byLoser(List<VenueColumn> columns, List<Members> cohorts) {
        List<Part> parts = new ArrayList<>();
        for (Members cohort : cohorts) {
            parts.add(lost(cohort.name(), columns, row -> cohort.has(row.account())));
        }
        Predicate<Liquidation> hasNoCohort = row -> cohorts.stream().noneMatch(cohort -> cohort.has(row.account()));
        parts.add(lost("longs", columns, hasNoCohort.and(row -> row.size() > 0)));
        parts.add(lost("shorts", columns, hasNoCohort.and(row -> row.size() < 0)));
        return new Breakdown(parts);
    }

    /** The causes of a close add up to its shortfall in dollars, also where the shortfall itself is in coins. */
    private static Part lost(String label, List<VenueColumn> columns, Predicate<Liquidation> isTheirs) {
        return part(
                label,
                label,
                columns,
                column -> column.losses().stream()
                        .filter(isTheirs)
                        .mapToLong(row -> row.attribution().total())
                        .reduce(0, Math::addExact));
    }

    /** A payer in words. */
    static String words(Payer payer) {
        return switch (payer) {
            case INSURANCE_FUND -> "insurance fund";
            case BACKSTOP_VAULT -> "backstop vault";
            case FEE_BUFFER -> "fee buffer";
            case SAFETY_MODULE -> "safety module";
            case JUNIOR_LP -> "junior LP";
            case LP -> "LP pool";
            case TREASURY -> "treasury";
            case ADL -> "ADL";
            case SOCIALISED -> "socialised loss";
            case CLAWBACK -> "clawback";
            case BAD_DEBT -> "bad debt";
        };
    }

    /** A pocket by its name in results, in words; what no payer is called stays as it is. */
    static String words(String pocket) {
        return Arrays.stream(Payer.values())
                .filter(payer -> payer.label().equals(pocket))
                .map(Breakdown::words)
                .findFirst()
                .orElse(pocket);
    }

    private static long paid(VenueColumn column, Payer payer) {
        return column.run().paidBy().getOrDefault(payer, 0L);
    }

    private static Part part(String key, String label, List<VenueColumn> columns, ToLongFunction<VenueColumn> amount) {
        return new Part(key, label, columns.stream().map(amount::applyAsLong).toList());
    }
}
