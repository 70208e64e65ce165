package io.backstop.model.scenario;

import io.backstop.model.units.Hashes;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which accounts are one trader's two: on a book venue in hedge mode his long and his short of one contract.
 *
 * @param otherOf by account, his other one; each pair both ways
 */
public record LegPairs(SortedMap<Integer, Integer> otherOf) {

    /** In place of an account: there is no other. */
    public static final int NONE = 0;

    /** Every account is a trader by itself. */
    public static final LegPairs ALONE = new LegPairs(Collections.emptySortedMap());

    /** Keeps the pairs as they are. */
    public LegPairs {
        otherOf = Collections.unmodifiableSortedMap(new TreeMap<>(otherOf));
    }

    /**
     * Two accounts of one trader.
     *
     * @param account a positive id
     * @param of the other one
     */
    public record Pair(int account, int of) {}

    /**
     * The pairs of a list.
     *
     * @throws IllegalArgumentException if an account is in two of them, or with itself
     */
    public static LegPairs of(List<Pair> pairs) {
        TreeMap<Integer, Integer> others = new TreeMap<>();
        for (Pair pair : pairs) {
            if (others.putIfAbsent(pair.account(), pair.of()) != null
                    || others.putIfAbsent(pair.of(), pair.account()) != null) {
                throw new IllegalArgumentException("an account has one other leg, was " + pairs);
            }
        }
        return new LegPairs(others);
    }

    /** The other account of a trader, or {@link #NONE}. */
    public int other(int account) {
        return otherOf.getOrDefault(account, NONE);
    }

    /** His accounts, the smaller id first. */
    public List<Integer> accounts(int account) {
        int other = other(account);
        return other == NONE ? List.of(account) : List.of(Math.min(account, other), Math.max(account, other));
    }

    /** Whether nobody has two. */
    public boolean isEmpty() {
        return otherOf.isEmpty();
    }

    /** Adds the pairs, so that a tape without any keeps the hash it always had. */
    void addTo(Hashes hashes) {
        otherOf.forEach((account, other) -> hashes.add("leg").add(account).add(other));
    }
}
