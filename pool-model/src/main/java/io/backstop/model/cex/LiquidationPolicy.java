package io.backstop.model.cex;

import io.backstop.model.cex.fund.FundFees;
import io.backstop.model.cex.inventory.TakeoverPrice;
import io.backstop.model.cex.liquidation.Clips;
import io.backstop.model.cex.liquidation.CloseToCompliance;
import io.backstop.model.cex.liquidation.FullClose;
import io.backstop.model.cex.liquidation.LiquidationRules;
import io.backstop.model.cex.liquidation.MarginLeft;
import io.backstop.model.cex.liquidation.OrderForm;
import io.backstop.model.cex.liquidation.PartThenRest;
import io.backstop.model.cex.liquidation.RandomClips;
import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.cex.liquidation.StepRule;
import io.backstop.model.cex.liquidation.TakeoverRule;
import io.backstop.model.cex.liquidation.TierLadder;
import io.backstop.model.cex.liquidation.TierStepDown;
import io.backstop.model.scenario.BookLiquidationSpec;

/**
 * A venue's rules of liquidation in one run, made from what the scenario says.
 *
 * @param volumePerSecond notional that orders of random size may take in one second; {@link #NO_LIMIT} for any
 */
record LiquidationPolicy(LiquidationRules rules, TakeoverPrice price, long volumePerSecond) {

    /** More than any venue trades. */
    static final long NO_LIMIT = Long.MAX_VALUE;

    static LiquidationPolicy of(BookLiquidationSpec spec, TierLadder ladder) {
        LiquidationRules rules = new LiquidationRules(
                takeover(spec.takeover()), steps(spec.steps(), ladder), form(spec.order()), left(spec.marginLeft()));
        return new LiquidationPolicy(
                rules,
                price(spec.takeoverPrice()),
                spec.steps() instanceof BookLiquidationSpec.Steps.RandomClips clips ? clips.volume() : NO_LIMIT);
    }

    private static TakeoverRule takeover(BookLiquidationSpec.Takeover spec) {
        return switch (spec) {
            case BookLiquidationSpec.Takeover.None none -> new TakeoverRule.None();
            case BookLiquidationSpec.Takeover.BelowMaintenance below ->
                new TakeoverRule.BelowMaintenance(below.parts(), below.of());
            case BookLiquidationSpec.Takeover.BelowCloseFraction below ->
                new TakeoverRule.BelowCloseFraction(below.most());
        };
    }

    private static StepRule steps(BookLiquidationSpec.Steps spec, TierLadder ladder) {
        return switch (spec) {
            case BookLiquidationSpec.Steps.Whole whole ->
                new FullClose(whole.takesOver() ? Rest.TAKE_OVER_ANYHOW : Rest.TRY_AGAIN);
            case BookLiquidationSpec.Steps.Compliance compliance -> new CloseToCompliance(compliance.fee());
            case BookLiquidationSpec.Steps.Tiers tiers ->
                new TierStepDown(
                        ladder,
                        tiers.down(),
                        tiers.lowest() - 1,
                        tiers.needsLowestRatio(),
                        tiers.wholly(),
                        tiers.takesOver() ? Rest.TAKE_OVER : Rest.TRY_AGAIN);
            case BookLiquidationSpec.Steps.PartThenRest part ->
                new PartThenRest(part.part(), part.above(), part.pauseMillis(), true);
            case BookLiquidationSpec.Steps.Clips clips -> new Clips(clips.size(), clips.everyMillis(), 0);
            case BookLiquidationSpec.Steps.RandomClips clips ->
                new RandomClips(clips.oneIn(), clips.part(), clips.least());
        };
    }

    private static OrderForm form(BookLiquidationSpec.Order spec) {
        return switch (spec) {
            case BookLiquidationSpec.Order.Bankruptcy bankruptcy -> new OrderForm.AtBankruptcy(bankruptcy.waits());
            case BookLiquidationSpec.Order.Market market -> new OrderForm.Market();
            case BookLiquidationSpec.Order.NearMarket near ->
                new OrderForm.NearMarket(near.through(), near.lifeMillis());
            case BookLiquidationSpec.Order.Fillable fillable ->
                new OrderForm.Fillable(fillable.spread(), fillable.adjustment());
        };
    }

    /** Whose the margin is that a close leaves. */
    static MarginLeft left(BookLiquidationSpec.MarginLeft spec) {
        return switch (spec) {
            case BookLiquidationSpec.MarginLeft.Kept kept -> new MarginLeft.Kept();
            case BookLiquidationSpec.MarginLeft.Returned returned ->
                new MarginLeft.Returned(new FundFees(returned.clearanceFee(), 0));
            case BookLiquidationSpec.MarginLeft.CappedPenalty penalty -> new MarginLeft.CappedPenalty(penalty.most());
        };
    }

    private static TakeoverPrice price(BookLiquidationSpec.TakeoverPrice spec) {
        return switch (spec) {
            case BANKRUPTCY -> TakeoverPrice.BANKRUPTCY;
            case ZERO -> TakeoverPrice.ZERO;
            case MARK_WITH_MARGIN -> TakeoverPrice.MARK_WITH_MARGIN;
        };
    }
}
