package io.backstop.tests.cex;

import io.backstop.model.scenario.BookLiquidationSpec;
import io.backstop.model.scenario.BookLiquidationSpec.Steps;
import io.backstop.model.scenario.BookLiquidationSpec.Takeover;

/**
 * What the rules do next with a position that has too little.
 *
 * @param quantity market units without sign; 0 for nothing
 * @param takesOver whether that is handed over, not sold
 * @param wholly whether the order fills wholly or not at all
 * @param rest what becomes of the rest
 */
record SlowStep(long quantity, boolean takesOver, boolean wholly, Rest rest) {

    /** There was no order before. */
    static final long NEVER = Long.MAX_VALUE;

    /** What follows an order. */
    enum Rest {
        AGAIN,
        TAKEN_OVER_UNLESS_WELL,
        TAKEN_OVER
    }

    /**
     * The step for a position.
     *
     * @param sinceLast milliseconds since the last order, or {@link #NEVER}
     */
    static SlowStep of(BookLiquidationSpec rules, SlowPosition position, SlowBook book, long sinceLast) {
        long taken = taken(rules.takeover(), position);
        if (taken > 0) {
            return handedOver(taken);
        }
        return switch (rules.steps()) {
            case Steps.Whole whole -> sold(position.quantity(), whole.takesOver() ? Rest.TAKEN_OVER : Rest.AGAIN);
            case Steps.Compliance compliance ->
                sold(
                        position.compliantQuantity(position.worseClosingPrice(book), compliance.fee()),
                        Rest.TAKEN_OVER_UNLESS_WELL);
            case Steps.Tiers tiers -> downTiers(tiers, position);
            case Steps.PartThenRest parts -> partOf(parts, position, sinceLast);
            case Steps.Clips clips -> clips(clips, position, book, sinceLast);
            case Steps.RandomClips clips -> throw new IllegalArgumentException("draws nothing: " + clips);
        };
    }

    private static SlowStep sold(long quantity, Rest rest) {
        return new SlowStep(quantity, false, false, rest);
    }

    private static SlowStep handedOver(long quantity) {
        return new SlowStep(quantity, true, false, Rest.AGAIN);
    }

    private static long taken(Takeover rule, SlowPosition position) {
        return switch (rule) {
            case Takeover.None none -> 0;
            case Takeover.BelowMaintenance below ->
                Fraction.compare(position.equity(), position.margin(), below.parts(), below.of()) < 0
                        ? position.quantity()
                        : 0;
            case Takeover.BelowCloseFraction below -> {
                long notional = position.maths().notional(position.size(), position.mark());
                long lower = position.margin() - SlowMaths.floor(notional, below.most(), SlowMaths.RATIO_ONE);
                long threshold = Math.max(1, Math.max(SlowMaths.ceil(position.margin(), 1, 2), lower));
                long missing = threshold - Math.max(0, position.equity());
                yield position.equity() < threshold ? SlowMaths.ceil(position.quantity(), missing, threshold) : 0;
            }
        };
    }

    /** Tiers are counted from 1 in the rule and from 0 here. */
    private static SlowStep downTiers(Steps.Tiers rule, SlowPosition position) {
        SlowMaths maths = position.maths();
        long notional = maths.notional(position.size(), position.mark());
        int tier = maths.tierOf(notional);
        long lowest = SlowMaths.ceil(notional, maths.tiers().get(0).maintenanceMarginRatio(), SlowMaths.RATIO_ONE);
        if (tier < rule.lowest() - 1 || (rule.needsLowestRatio() && position.equity() < lowest)) {
            return handedOver(position.quantity());
        }
        long most = maths.tiers().get(Math.max(0, tier - rule.down()) + 1).from() - 1;
        long kept = SlowMaths.floor(most, maths.sizeUnit() * 100, position.mark());
        return new SlowStep(
                position.quantity() - kept,
                false,
                rule.wholly(),
                rule.takesOver() ? Rest.TAKEN_OVER_UNLESS_WELL : Rest.AGAIN);
    }

    private static SlowStep partOf(Steps.PartThenRest rule, SlowPosition position, long sinceLast) {
        boolean isSmall = position.maths().notional(position.size(), position.mark()) <= rule.above();
        if (isSmall) {
            return sold(position.quantity(), Rest.AGAIN);
        }
        if (sinceLast == NEVER) {
            return sold(SlowMaths.ceil(position.quantity(), rule.part(), SlowMaths.RATIO_ONE), Rest.AGAIN);
        }
        return sold(sinceLast < rule.pauseMillis() ? 0 : position.quantity(), Rest.AGAIN);
    }

    private static SlowStep clips(Steps.Clips rule, SlowPosition position, SlowBook book, long sinceLast) {
        long pieces = sinceLast == NEVER ? 1 : sinceLast / rule.everyMillis();
        long needed = position.compliantQuantity(position.worseClosingPrice(book), 0);
        long enough = SlowMaths.ceil(needed, 1, rule.size());
        return sold(Math.min(position.quantity(), Math.min(pieces, enough) * rule.size()), Rest.AGAIN);
    }
}
