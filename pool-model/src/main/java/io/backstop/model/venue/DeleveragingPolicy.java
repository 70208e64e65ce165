package io.backstop.model.venue;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.scenario.LastResortSpec;
import io.backstop.model.scenario.VenueSpec;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Whom a keeper names for auto-deleveraging: a pure rule. It names more than may be needed, because that does no harm. */
public final class DeleveragingPolicy {

    /** As many as the contract takes. */
    private static final int MOST_NAMED = 64;

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

    /**
     * The highest-ranked winners of a side at this mark (1e-8 dollar), the first in the queue first. What they owe for
     * staying open is not known here and left out; it moves few.
     */
    int[] name(PositionTable positions, boolean isLong, long mark) {
        Round round = new Round(isLong, mark, mark);
        return IntStream.range(0, positions.limit())
                .mapToObj(account -> Winner.of(positions, account, owing -> 0, round, rule, sizeUnit))
                .filter(Objects::nonNull)
                .sorted()
                .limit(MOST_NAMED)
                .mapToInt(Winner::account)
                .toArray();
    }
}
