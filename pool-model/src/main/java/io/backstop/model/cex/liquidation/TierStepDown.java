package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.margin.MarginPolicy;
import io.backstop.model.market.MarginMaths;
import io.backstop.model.units.Figures;

/**
 * As much as brings the position down some tiers, where it needs less. In the lowest tiers all of it is taken over.
 *
 * @param tiersDown how many at once: OKX 2, BitMEX 1
 * @param lowest the lowest tier, counted from 0, that steps down: OKX 2, its third one; BitMEX 1
 * @param needsLowestRatio whether who has not even what the lowest tier asks of all his notional is taken over at once
 *     (OKX)
 * @param wholly whether the order fills wholly or not at all (BitMEX)
 * @param rest what becomes of a position that is not compliant afterwards
 */
public record TierStepDown(
        TierLadder ladder, int tiersDown, int lowest, boolean needsLowestRatio, boolean wholly, Rest rest)
        implements StepRule {

    /** Checks the tiers. */
    public TierStepDown {
        Figures.requireWithin("tiersDown", tiersDown, 1, Integer.MAX_VALUE);
        Figures.requireWithin("lowest", lowest, 1, Integer.MAX_VALUE);
    }

    /** OKX: two tiers from the third one up, and again until it is enough. */
    public static TierStepDown okx(TierLadder ladder) {
        return new TierStepDown(ladder, 2, 2, true, false, Rest.TRY_AGAIN);
    }

    /** BitMEX: one tier, filled or killed, then taken over. */
    public static TierStepDown bitmex(TierLadder ladder) {
        return new TierStepDown(ladder, 1, 1, false, true, Rest.TAKE_OVER);
    }

    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        int tier = ladder.tierOf(position);
        if (tier < lowest || (needsLowestRatio && position.equity() < lowestMargin(position))) {
            return new Step.TakeOver(position.quantity());
        }
        long kept = ladder.mostOf(Math.max(0, tier - tiersDown), position);
        return new Step.Close(position.quantity() - kept, wholly, rest);
    }

    /** What the notional would need at the ratio of the lowest tier, with the venue's fee. */
    private static long lowestMargin(LiquidatablePosition position) {
        MarginPolicy margin = position.terms().margin();
        long ratio = margin.lowestMaintenanceRatio() + position.terms().maintenanceFee();
        return MarginMaths.ratioOf(position.notional(), ratio);
    }
}
