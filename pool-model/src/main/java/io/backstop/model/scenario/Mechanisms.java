package io.backstop.model.scenario;

import io.backstop.model.market.DeleveragingMaths.RankRule;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a pool venue's market is composed of beside its margin rules; null for each mechanism that it does not use.
 *
 * @param funding what one side owes the other
 * @param borrowing what both owe the pool
 * @param priceImpact what a trade moves its own price
 * @param openInterestCaps how much may be open
 * @param pnlCaps for how much of its traders' profit the pool stands
 * @param liquidation how much of a position is closed at once
 * @param lastResort who bears what no pocket paid; null if that is bad debt at once
 * @param deleveragingBand when winners are closed because the traders have won too much
 * @param keeperReward a reward that follows the price of gas; null for the market's fixed one
 * @param guards conditions of its actions in the order in which they are asked, each kind once
 * @param reportBounds which of the prices that somebody brings may be used
 * @param orders two-step orders; null if they are carried out at once
 * @param operations what people may do to it while it runs
 */
public record Mechanisms(
        @Nullable FundingSpec funding,
        @Nullable BorrowingSpec borrowing,
        @Nullable PriceImpactSpec priceImpact,
        @Nullable OpenInterestCapsSpec openInterestCaps,
        @Nullable PnlCapsSpec pnlCaps,
        LiquidationSpec liquidation,
        @Nullable LastResortSpec lastResort,
        @Nullable DeleveragingBandSpec deleveragingBand,
        @Nullable KeeperRewardSpec keeperReward,
        List<GateSpec> guards,
        @Nullable ReportBoundsSpec reportBounds,
        @Nullable OrderQueueSpec orders,
        @Nullable OperationsSpec operations) {

    /** A market that uses none and closes positions whole. */
    public static final Mechanisms NONE =
            new Mechanisms(null, null, null, null, null, new LiquidationSpec.Full(), null);

    /** Mechanisms of money only: everybody may do everything at once, at the price that stands. */
    public Mechanisms(
            @Nullable FundingSpec funding,
            @Nullable BorrowingSpec borrowing,
            @Nullable PriceImpactSpec priceImpact,
            @Nullable OpenInterestCapsSpec openInterestCaps,
            @Nullable PnlCapsSpec pnlCaps,
            LiquidationSpec liquidation,
            @Nullable LastResortSpec lastResort) {
        this(
                funding,
                borrowing,
                priceImpact,
                openInterestCaps,
                pnlCaps,
                liquidation,
                lastResort,
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    /** Checks that no two of them decide the same. */
    public Mechanisms {
        guards = List.copyOf(guards);
        if (operations != null && operations.settleable() && needsRounds(lastResort)) {
            throw new IllegalArgumentException("a feed that may be settled knows no previous mark");
        }
        if (pnlCaps != null && lastResort != null && lastResort.haircut() > 0) {
            throw new IllegalArgumentException("PnL caps and a haircut both decide what of a profit is paid");
        }
        if (deleveragingBand != null && lastResort != null && lastResort.deleveraging() != null) {
            throw new IllegalArgumentException("a market has one queue of winners");
        }
    }

    /** The same with winners who are closed because the traders have won too much. */
    public Mechanisms with(DeleveragingBandSpec band) {
        return new Mechanisms(
                funding,
                borrowing,
                priceImpact,
                openInterestCaps,
                pnlCaps,
                liquidation,
                lastResort,
                band,
                keeperReward,
                guards,
                reportBounds,
                orders,
                operations);
    }

    private static boolean needsRounds(@Nullable LastResortSpec lastResort) {
        return lastResort != null
                && lastResort.deleveraging() != null
                && lastResort.deleveraging().priceRule() == DeleveragingSpec.PriceRule.PREVIOUS_MARK;
    }

    /** Whether the governor may change this figure, of {@link ParameterNames}. */
    public boolean governs(String name) {
        return operations != null && operations.governs(name);
    }

    /** Whether the governor may change the caps of the open interest. */
    public boolean governsCaps() {
        return governs(ParameterNames.CAPS.getFirst());
    }

    /** Whether the margin rules alone do not tell a position's health. */
    public boolean healthMustBeRead() {
        return carries() || keeperReward != null;
    }

    /** The second feed of a reference guard; null if there is no such guard. */
    public @Nullable FeedSpec referenceFeed() {
        return guards.stream()
                .filter(GateSpec.ReferenceGuard.class::isInstance)
                .map(guard -> ((GateSpec.ReferenceGuard) guard).reference())
                .findFirst()
                .orElse(null);
    }

    /** Whether something begins with the return of the chain's sequencer. */
    public boolean asksUptime() {
        return guards.stream().anyMatch(guard -> guard instanceof GateSpec.ResumeGrace grace && grace.ofSequencer());
    }

    /** Whether the first depositor already needs a price: a gate asks about it. */
    public boolean depositsNeedPrice() {
        boolean isBound = reportBounds != null && reportBounds.actions().contains("DEPOSIT");
        return isBound || guards.stream().anyMatch(Mechanisms::readsPrice);
    }

    private static boolean readsPrice(GateSpec guard) {
        return guard instanceof GateSpec.PriceGuard || guard instanceof GateSpec.ReferenceGuard;
    }

    /** Whether positions owe something for staying open. */
    public boolean carries() {
        return funding != null || borrowing != null || (lastResort != null && lastResort.spreads());
    }

    /** By what winners are ranked who may be deleveraged; null if nobody is. */
    public @Nullable RankRule rankRule() {
        if (deleveragingBand != null) {
            return deleveragingBand.rankRule();
        }
        return lastResort == null || lastResort.deleveraging() == null
                ? null
                : lastResort.deleveraging().rankRule();
    }
}
