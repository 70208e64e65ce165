package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * A part of a large position first, the rest after a pause; a small position at once (Hyperliquid: 20 % above 100,000
 * dollars, 30 s).
 *
 * @param part of the quantity that goes first, rounded up (1e-9)
 * @param large notional above which a position is large, in the contract's money
 * @param pauseMillis how long the pause is
 * @param waits whether there is no order in the pause; else one that comes in it is for the rest, and one after it for a part
 */
public record PartThenRest(long part, long large, long pauseMillis, boolean waits) implements StepRule {

    /** Checks the figures. */
    public PartThenRest {
        Figures.requireWithin("part", part, 1, FixedPoint.RATIO_ONE);
        Figures.requireWithin("large", large, 0, Long.MAX_VALUE);
        Figures.requireWithin("pauseMillis", pauseMillis, 1, Long.MAX_VALUE - 1);
    }

    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        boolean paused = moment.sinceLast() < pauseMillis;
        boolean goesOn = waits ? moment.sinceLast() != Moment.NEVER : paused;
        if (position.notional() <= large) {
            return close(position.quantity());
        }
        if (paused && waits) {
            return Step.Wait.WAIT;
        }
        return close(
                goesOn ? position.quantity() : FixedPoint.mulDivCeil(position.quantity(), part, FixedPoint.RATIO_ONE));
    }

    private static Step close(long quantity) {
        return new Step.Close(quantity, false, Rest.TRY_AGAIN);
    }
}
