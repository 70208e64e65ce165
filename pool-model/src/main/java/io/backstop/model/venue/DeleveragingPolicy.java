package io.backstop.model.venue;

import io.backstop.model.market.DeleveragingMaths;
import io.backstop.model.market.DeleveragingMaths.Rank;
import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.market.PositionTable;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a keeper names for auto-deleveraging: a pure rule. It names more than may be needed, because that does no harm. */
public final class DeleveragingPolicy {

    /** As many as the contract takes. */
    private static final int MOST_NAMED = 64;

    private record Ranked(int account, Rank rank) {

        int compareTo(Ranked other) {
            if (rank.isAhead(other.rank)) {
                return -1;
            }
            return other.rank.isAhead(rank) ? 1 : Integer.compare(account, other.account);
        }
    }

    private final RankRule rule;
    private final long sizeUnit;

    /** The policy for a market that ranks its winners by this rule. */
    public DeleveragingPolicy(RankRule rule, long sizeUnit) {
        this.rule = rule;
        this.sizeUnit = sizeUnit;
    }

    /** The policy for a venue; null if it deleverages nobody. */
    public static @Nullable DeleveragingPolicy of(VenueSpec.Pool venue) {
        LastResortSpec lastResort = venue.mechanisms().lastResort();
        return lastResort == null || lastResort.deleveraging() == null
                ? null
                : new DeleveragingPolicy(
                        lastResort.deleveraging().rankRule(), venue.rules().sizeUnit());
    }

    /** The highest-ranked winners of a side at this mark (1e-8 dollar), the first in the queue first. */
    int[] name(PositionTable positions, boolean isLong, long mark) {
        List<Ranked> winners = new ArrayList<>();
        for (int account = 0; account < positions.limit(); account++) {
            long size = positions.size(account);
            if (size == 0 || size > 0 != isLong) {
                continue;
            }
            long profit = MarginMaths.pnl(size, positions.entryPrice(account), mark, sizeUnit);
            long equity = Math.addExact(positions.collateral(account), profit);
            if (profit > 0 && equity > 0) {
                winners.add(new Ranked(
                        account, DeleveragingMaths.rank(rule, size, positions.entryPrice(account), profit, equity)));
            }
        }
        winners.sort(Ranked::compareTo);
        return winners.stream().limit(MOST_NAMED).mapToInt(Ranked::account).toArray();
    }
}
