package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a pool into a book or a book into a pool: first what both kinds have, one policy at a time, then the kind itself. What the
 * first venue's kind cannot carry of a policy of the second comes with the kind and is named there.
 */
final class KindSwaps {

    private KindSwaps() {}

    /** What both kinds have, in the order in which it is replaced. */
    enum SharedPolicy {
        MARGIN("margin and leverage"),
        CAPITAL("first-loss capital"),
        FEES("fees and liquidation fee"),
        FUNDING("no funding"),
        TRIGGER("trigger: the index without delay"),
        KEEPER("keeper: at once"),
        LIQUIDATION("liquidation size"),
        ORDER("backstop order");

        private final String label;

        SharedPolicy(String label) {
            this.label = label;
        }
    }

    /**
     * A venue on its way to one of another kind.
     *
     * @param <V> its kind
     */
    interface Way<V extends VenueSpec> {

        /**
         * The venue with a policy of the other one, as far as its kind can carry it.
         *
         * @throws IllegalArgumentException if the mixture is no venue
         */
        V with(V venue, SharedPolicy policy);

        /** What of a policy of the other one no venue of this kind can carry, in words; empty for nothing. */
        String left(V venue, SharedPolicy policy);
    }

    /** All steps; some may change nothing. */
    static List<Swap> of(VenueSpec.Pool from, VenueSpec.Cex to) {
        return steps(from, to, new PoolTowardsBook(to), "venue kind: pool → " + book(to));
    }

    /** All steps; some may change nothing. */
    static List<Swap> of(VenueSpec.Cex from, VenueSpec.Pool to) {
        return steps(from, to, new BookTowardsPool(to), "venue kind: " + book(from) + " → pool");
    }

    private static String book(VenueSpec.Cex book) {
        int contracts = book.all().size();
        return contracts == 1 ? "book" : "book of %d contracts".formatted(contracts);
    }

    private static <V extends VenueSpec> List<Swap> steps(V from, VenueSpec to, Way<V> way, String kind) {
        List<Swap> swaps = new ArrayList<>();
        List<String> left = new ArrayList<>();
        V now = from;
        for (SharedPolicy policy : SharedPolicy.values()) {
            String rest = way.left(now, policy);
            if (!rest.isEmpty()) {
                left.add(rest);
            }
            try {
                now = way.with(now, policy);
                swaps.add(new Swap(List.of(policy.label), now));
            } catch (IllegalArgumentException e) {
                left.add(policy.label);
            }
        }
        swaps.add(new Swap(List.of(left.isEmpty() ? kind : kind + ", and with it " + String.join(", ", left)), to));
        return swaps;
    }
}
