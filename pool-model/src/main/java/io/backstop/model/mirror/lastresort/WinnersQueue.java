// Mirrors lastresort/WinnersQueue.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.mirror.evm.ContractRevert;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The winners of one side of a market by rank. Not thread safe. */
final class WinnersQueue {

    private static final int MOST_NAMED = 64;

    /**
     * Who is named and wins, the first in the queue first, and who is first of all others.
     *
     * @param first null if nobody else wins
     */
    record Order(List<Winner> winners, @Nullable Winner first) {}

    private final PositionTable positions;
    private final IntToLongFunction fundingOwed;
    private final RankRule rankRule;
    private final long sizeUnit;

    WinnersQueue(PositionTable positions, IntToLongFunction fundingOwed, RankRule rankRule, long sizeUnit) {
        this.positions = positions;
        this.fundingOwed = fundingOwed;
        this.rankRule = rankRule;
        this.sizeUnit = sizeUnit;
    }

    static void requireNotTooMany(int[] named) {
        if (named.length > MOST_NAMED) {
            throw new ContractRevert("TooManyNamed", (long) named.length, (long) MOST_NAMED);
        }
    }

    /** The winners among the named accounts, one at least, none of whom is left out by a skip of another. */
    Order inOrder(int[] named, Round round) {
        List<Winner> winners = among(named, round);
        if (winners.isEmpty()) {
            throw new ContractRevert("NoWinner");
        }
        Winner first = firstBeside(setOf(named)::get, round);
        if (!mayBeTaken(winners.getFirst(), first)) {
            throw new ContractRevert("Outranked", (long) winners.getFirst().account(), (long)
                    Objects.requireNonNull(first).account());
        }
        return new Order(winners, first);
    }

    /** Where all give the same share nobody may be left out. */
    boolean mayBeTaken(Winner winner, @Nullable Winner first) {
        return first == null || (rankRule != RankRule.PRO_RATA && !first.isAhead(winner));
    }

    private static BitSet setOf(int[] named) {
        BitSet set = new BitSet();
        for (int account : named) {
            set.set(account);
        }
        return set;
    }

    private List<Winner> among(int[] named, Round round) {
        List<Winner> winners = new ArrayList<>();
        for (int account : named) {
            Winner winner = winner(account, round);
            if (winner != null) {
                requireNew(winner, winners);
                winners.add(winner);
            }
        }
        Collections.sort(winners);
        return winners;
    }

    private static void requireNew(Winner winner, List<Winner> winners) {
        if (winners.stream().anyMatch(each -> each.account() == winner.account())) {
            throw new ContractRevert("NamedTwice", (long) winner.account());
        }
    }

    /** The first in the queue of all accounts that are not named; null if there is none. */
    private @Nullable Winner firstBeside(IntPredicate named, Round round) {
        Winner first = null;
        for (int account = 0; account < positions.limit(); account++) {
            Winner winner = named.test(account) ? null : winner(account, round);
            if (winner != null && (first == null || winner.isAhead(first))) {
                first = winner;
            }
        }
        return first;
    }

    private @Nullable Winner winner(int account, Round round) {
        return Winner.of(positions, account, fundingOwed, round, rankRule, sizeUnit);
    }
}
