package io.backstop.simulator.counterfactual;

import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.PositionsRefused.Refusal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Who a comparison of common accounts is without, and why.
 *
 * @param refusals by account, then by venue; of each account and venue the first, and of a trader with two legs that of one for both
 */
public record LeftOut(List<Refusal> refusals) {

    private static final Comparator<Refusal> ORDER =
            Comparator.comparingInt(Refusal::account).thenComparing(Refusal::venue);

    /** Keeps the list as it is. */
    public LeftOut {
        refusals = List.copyOf(refusals);
    }

    /** Of what was refused in this order, the other legs too: nobody trades on with half of his hedge. */
    static LeftOut of(List<Refusal> found, LegPairs legs) {
        List<Refusal> first = new ArrayList<>();
        SortedMap<Integer, SortedSet<String>> known = new TreeMap<>();
        for (Refusal refusal : withOtherLegs(found, legs)) {
            if (known.computeIfAbsent(refusal.account(), account -> new TreeSet<>())
                    .add(refusal.venue())) {
                first.add(refusal);
            }
        }
        first.sort(ORDER);
        return new LeftOut(first);
    }

    private static List<Refusal> withOtherLegs(List<Refusal> found, LegPairs legs) {
        List<Refusal> all = new ArrayList<>(found);
        for (Refusal refusal : found) {
            for (int account : legs.accounts(refusal.account())) {
                if (account != refusal.account()) {
                    all.add(new Refusal(account, refusal.venue(), "the other leg of account " + refusal.account()));
                }
            }
        }
        return all;
    }

    /** Whose they are. */
    public SortedSet<Integer> accounts() {
        SortedSet<Integer> accounts = new TreeSet<>();
        refusals.forEach(refusal -> accounts.add(refusal.account()));
        return accounts;
    }

    /** How many accounts each venue refuses, by its id; an account may be refused by several. */
    public SortedMap<String, Integer> byVenue() {
        SortedMap<String, Integer> counts = new TreeMap<>();
        refusals.forEach(refusal -> counts.merge(refusal.venue(), 1, Integer::sum));
        return counts;
    }
}
