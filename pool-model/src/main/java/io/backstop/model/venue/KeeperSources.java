package io.backstop.model.venue;

import java.util.function.IntToLongFunction;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a keeper asks the market's contracts, because their events do not tell it.
 *
 * @param health of positions that may be liquidatable; null if the market's rules say all about it
 * @param fundingOwed what an open position owes the other traders, micro-dollars
 * @param deleveraging whose winners' turn it is
 * @param windowEnd when the shortfall that waits longest has waited long enough, epoch seconds; 0 if nothing waits
 * @param reward whether it pays to liquidate; null if whoever is liquidatable is liquidated
 * @param selection whom of the liquidatable it takes; null if all, the nearest to bankruptcy first
 */
public record KeeperSources(
        @Nullable HealthReader health,
        IntToLongFunction fundingOwed,
        Supplier<DeleveragingDue> deleveraging,
        LongSupplier windowEnd,
        @Nullable RewardCheck reward,
        @Nullable AccountChoice selection) {

    /** A market whose rules say all and in which nothing waits. */
    public static final KeeperSources NONE =
            new KeeperSources(null, account -> 0, () -> DeleveragingDue.NOBODY, () -> 0, null);

    /** Of a keeper that takes whoever is liquidatable. */
    public KeeperSources(
            @Nullable HealthReader health,
            IntToLongFunction fundingOwed,
            Supplier<DeleveragingDue> deleveraging,
            LongSupplier windowEnd,
            @Nullable RewardCheck reward) {
        this(health, fundingOwed, deleveraging, windowEnd, reward, null);
    }
}
