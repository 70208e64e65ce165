package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.units.Figures;

/**
 * Small pieces at a steady rate until it is enough (Deribit: 10 contracts, 25 times a second). A step of the engine that is
 * longer than the interval has as many pieces in one order as fit it, but no more than are needed at the best price; what
 * is left of an interval is lost.
 *
 * @param clip market units of one piece
 * @param intervalMillis from one to the next
 * @param feeRatio all that closing costs, of the closed notional
 */
public record Clips(long clip, long intervalMillis, long feeRatio) implements StepRule {

    /** Checks the figures. */
    public Clips {
        Figures.requireWithin("clip", clip, 1, Long.MAX_VALUE);
        Figures.requireWithin("intervalMillis", intervalMillis, 1, Long.MAX_VALUE);
    }

    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        long pieces = moment.sinceLast() == Moment.NEVER ? 1 : moment.sinceLast() / intervalMillis;
        if (pieces == 0) {
            return Step.Wait.WAIT;
        }
        long needed = position.compliantQuantity(moment.worseClosingPrice(position), feeRatio);
        long most = Math.min(pieces, Math.ceilDiv(needed, clip));
        // As a quotient, so that clips of any size do not overflow.
        long quantity = most > position.quantity() / clip ? position.quantity() : most * clip;
        return new Step.Close(quantity, false, Rest.TRY_AGAIN);
    }
}
