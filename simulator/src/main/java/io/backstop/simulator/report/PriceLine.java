package io.backstop.simulator.report;

import io.backstop.model.market.PriceSeries;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One price over time; venues that see the same price share a line.
 *
 * @param role what the price is for
 * @param venues places of the columns that use it; none for the index
 * @param name the line in words
 * @param prices the price of each step
 */
record PriceLine(Role role, List<Integer> venues, String name, PriceSeries prices) {

    /** What a price is for. */
    enum Role {
        INDEX("index", "index price"),
        MARK("mark", "mark of"),
        EXECUTION("execution", "execution price of");

        private final String label;
        private final String words;

        Role(String label, String words) {
            this.label = label;
            this.words = words;
        }

        /** The key in the page. */
        String label() {
            return label;
        }
    }

    /** Keeps the venues as they are. */
    PriceLine {
        venues = List.copyOf(venues);
    }

    /** The index, then every distinct mark, then every distinct execution price that is not the index itself. */
    static List<PriceLine> of(Comparison comparison) {
        PriceSeries index = comparison.tape().indexPrices();
        Map<PriceSeries, SequencedSet<Integer>> marks = series(comparison, Role.MARK);
        Map<PriceSeries, SequencedSet<Integer>> executions = series(comparison, Role.EXECUTION);
        marks.remove(index);
        executions.remove(index);
        List<PriceLine> lines = new ArrayList<>();
        lines.add(new PriceLine(Role.INDEX, List.of(), Role.INDEX.words, index));
        comparison.tape().otherMarkets().forEach((market, tape) -> {
            if (!tape.indexPrices().equals(index)) {
                marks.remove(tape.indexPrices());
                lines.add(new PriceLine(Role.INDEX, List.of(), Role.INDEX.words + " of " + market, tape.indexPrices()));
            }
        });
        own(comparison).forEach((prices, venues) -> {
            if (!prices.equals(index)) {
                lines.add(new PriceLine(Role.INDEX, List.of(), "own index of " + names(venues, comparison), prices));
            }
        });
        marks.forEach((prices, venues) -> lines.add(line(Role.MARK, venues, comparison, prices)));
        executions.forEach((prices, venues) -> lines.add(line(Role.EXECUTION, venues, comparison, prices)));
        return lines;
    }

    /** Which marks and execution prices have no line because they are the index, one sentence each. */
    static List<String> sameAsIndex(Comparison comparison) {
        List<String> sentences = new ArrayList<>();
        for (Role role : List.of(Role.MARK, Role.EXECUTION)) {
            SequencedSet<Integer> venues =
                    series(comparison, role).get(comparison.tape().indexPrices());
            if (venues != null) {
                sentences.add("The " + role.words + " " + names(venues, comparison) + " is the index price itself.");
            }
        }
        return sentences;
    }

    private static Map<PriceSeries, SequencedSet<Integer>> own(Comparison comparison) {
        Map<PriceSeries, SequencedSet<Integer>> lines = new LinkedHashMap<>();
        List<VenueColumn> columns = comparison.columns();
        for (int i = 0; i < columns.size(); i++) {
            int column = i;
            comparison
                    .ownIndex(columns.get(i).id())
                    .ifPresent(own -> lines.computeIfAbsent(own.prices(), series -> new LinkedHashSet<>())
                            .add(column));
        }
        return lines;
    }

    private static Map<PriceSeries, SequencedSet<Integer>> series(Comparison comparison, Role role) {
        Map<PriceSeries, SequencedSet<Integer>> lines = new LinkedHashMap<>();
        List<VenueColumn> columns = comparison.columns();
        for (int i = 0; i < columns.size(); i++) {
            PriceSeries prices = role == Role.MARK ? columns.get(i).run().marks() : executions(comparison, i);
            if (prices != null) {
                lines.computeIfAbsent(prices, series -> new LinkedHashSet<>()).add(i);
            }
        }
        return lines;
    }

    /** What a pool's execution feed shows; null where closes fill elsewhere. */
    private static @Nullable PriceSeries executions(Comparison comparison, int column) {
        VenueSpec venue = comparison.venue(comparison.columns().get(column).id());
        return venue instanceof VenueSpec.Pool pool
                ? comparison.executions(pool).orElse(null)
                : null;
    }

    /** The first step at which the line is furthest from another. */
    int furthestFrom(PriceSeries other) {
        int furthest = 0;
        for (int step = 0; step < prices.length(); step++) {
            furthest = distance(other, step) > distance(other, furthest) ? step : furthest;
        }
        return furthest;
    }

    private long distance(PriceSeries other, int step) {
        return Math.abs(prices.at(step) - other.at(step));
    }

    private static PriceLine line(Role role, SequencedSet<Integer> venues, Comparison comparison, PriceSeries prices) {
        return new PriceLine(role, List.copyOf(venues), role.words + " " + names(venues, comparison), prices);
    }

    private static String names(SequencedSet<Integer> venues, Comparison comparison) {
        List<VenueColumn> columns = comparison.columns();
        return venues.stream().map(venue -> columns.get(venue).name()).collect(Collectors.joining(", "));
    }
}
