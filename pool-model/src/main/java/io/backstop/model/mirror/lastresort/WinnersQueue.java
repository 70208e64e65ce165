// Mirrors lastresort/WinnersQueue.sol
package io.backstop.model.mirror.lastresort;

import io.backstop.model.market.DeleveragingMaths;
import io.backstop.model.market.DeleveragingMaths.Rank;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.mirror.evm.ContractRevert;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** The winners of one side of a market by rank. Not thread safe. */
final class WinnersQueue {

    /** One winner; the one that comes first is the smallest. */
    record Winner(int account, long size, long entryPrice, long margin, Rank rank) {

        boolean isAhead(Winner other) {
            return rank.isAhead(other.rank) || (account < other.account && !other.rank.isAhead(rank));
        }

        long magnitude() {
            return Math.absExact(size);
        }
    }

    /** Whose turn it is, and at which prices (1e-8 dollar). */
    record Round(boolean isLong, long mark, long price) {

        /** What each whole base unit gives up. */
        long givenUpPerUnit() {
            return isLong ? mark - price : price - mark;
        }
    }

    private static final Comparator<Winner> FIRST_FIRST =
            (one, other) -> one.isAhead(other) ? -1 : other.isAhead(one) ? 1 : 0;

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
        winners.sort(FIRST_FIRST);
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
        long size = positions.size(account);
        if (size == 0 || size > 0 != round.isLong()) {
            return null;
        }
        long entryPrice = positions.entryPrice(account);
        long profit = MarginMaths.pnl(size, entryPrice, round.mark(), sizeUnit);
        if (profit <= 0) {
            return null;
        }
        long margin = Math.subtractExact(positions.collateral(account), fundingOwed.applyAsLong(account));
        long equity = Math.addExact(margin, profit);
        long atPrice = Math.addExact(margin, MarginMaths.pnl(size, entryPrice, round.price(), sizeUnit));
        return equity <= 0 || atPrice < 0
                ? null
                : new Winner(
                        account,
                        size,
                        entryPrice,
                        margin,
                        DeleveragingMaths.rank(rankRule, size, entryPrice, profit, equity));
    }
}
