package io.backstop.model.venue;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import io.backstop.model.market.PositionTable;
import io.backstop.model.market.Winner;
import io.backstop.model.market.Winner.Round;
import io.backstop.model.scenario.VenueSpec;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        RankRule rule = venue.mechanisms().rankRule();
        return rule == null ? null : new DeleveragingPolicy(rule, venue.rules().sizeUnit());
    }

    /**
     * The highest-ranked winners of a side at this mark (1e-8 dollar).
     *
     * @param fundingOwed of an account in micro-dollars; asked only where more win than can be named, because the contract
     *     ranks those who are
     */
    int[] name(PositionTable positions, IntToLongFunction fundingOwed, boolean isLong, long mark) {
        Round round = new Round(isLong, mark, mark);
        int[] all = winners(positions, account -> 0, round)
                .mapToInt(Winner::account)
                .toArray();
        return all.length <= MOST_NAMED
                ? all
                : winners(positions, fundingOwed, round)
                        .limit(MOST_NAMED)
                        .mapToInt(Winner::account)
                        .toArray();
    }

    private Stream<Winner> winners(PositionTable positions, IntToLongFunction fundingOwed, Round round) {
        return IntStream.range(0, positions.limit())
                .mapToObj(account -> Winner.of(positions, account, fundingOwed, round, rule, sizeUnit))
                .flatMap(Stream::ofNullable)
                .sorted();
    }
}
