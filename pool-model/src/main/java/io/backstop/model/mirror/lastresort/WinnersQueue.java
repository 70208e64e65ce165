// Mirrors lastresort/WinnersQueue.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.mirror.evm.ContractRevert;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The winners of one side of a market by rank. Not thread safe. */
final class WinnersQueue {

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

    /** Those of the named accounts that are winners, the first in the queue first. */
    List<Winner> among(int[] named, Round round) {
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
    @Nullable
    Winner firstBeside(IntPredicate named, Round round) {
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
