package io.backstop.simulator.scenario;

import io.backstop.model.scenario.LegPairs;
import io.backstop.model.scenario.PositionsSpec;
import io.backstop.model.scenario.SeededPosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code legs}: which accounts are one trader's two. */
final class LegsSection {

    private LegsSection() {}

    static LegPairs read(List<Node> legs, PositionsSpec positions) {
        Set<Integer> seen = new HashSet<>();
        List<LegPairs.Pair> pairs = new ArrayList<>();
        for (Node leg : legs) {
            leg.allowOnly("account", "of");
            LegPairs.Pair pair = new LegPairs.Pair(account(leg, "account", seen), account(leg, "of", seen));
            if (size(positions, pair.account()) > 0 == size(positions, pair.of()) > 0
                    && size(positions, pair.account()) != 0) {
                throw leg.mistakeWithoutValue("both are on one side before the tape");
            }
            pairs.add(pair);
        }
        return LegPairs.of(pairs);
    }

    private static int account(Node leg, String key, Set<Integer> seen) {
        Node account = leg.required(key);
        int id = (int) account.whole(1, PositionsSection.MOST_ACCOUNTS);
        if (!seen.add(id)) {
            throw account.mistake("must be a leg of one pair only");
        }
        return id;
    }

    /** Of a listed account before the tape; 0 for all others. */
    private static long size(PositionsSpec positions, int account) {
        return positions instanceof PositionsSpec.Listed listed
                ? listed.positions().stream()
                        .filter(position -> position.account() == account)
                        .mapToLong(SeededPosition::size)
                        .sum()
                : 0;
    }
}
