package io.backstop.model.cex.liquidation;

import io.backstop.model.cex.liquidation.Step.Rest;
import io.backstop.model.units.Figures;
import io.backstop.model.units.FixedPoint;

/**
 * Pieces of random size at random times, so that nobody can wait for them (FTX: asked each second, one time in 6, 10 % of
 * the position times a number from 0.5 to 1.5, 1,000 dollars at least). All orders of a second share what
 * {@link Moment#volumeLeft} says: FTX let them take 1e-4 of the volume of 24 h.
 *
 * @param oneIn how often an order is sent
 * @param part of the position in the mean (1e-9)
 * @param least notional that an order has if the position does, in the contract's money
 */
public record RandomClips(int oneIn, long part, long least) implements StepRule {

    private static final long LOW_32 = (1L << 32) - 1;

    /** Checks the figures. */
    public RandomClips {
        Figures.requireWithin("oneIn", oneIn, 1, Integer.MAX_VALUE);
        Figures.requireWithin("part", part, 1, FixedPoint.RATIO_ONE / 2);
        Figures.requireWithin("least", least, 0, Long.MAX_VALUE);
    }

    /** The upper half of the draw decides whether, the lower half how much. */
    @Override
    public Step next(LiquidatablePosition position, Moment moment) {
        if ((moment.draw() >>> 32) * oneIn > LOW_32) {
            return Step.Wait.WAIT;
        }
        long room = position.terms().contract().quantityWithin(moment.volumeLeft(), position.mark());
        long quantity = Math.min(Math.min(wanted(position, moment.draw() & LOW_32), position.quantity()), room);
        return quantity == 0 ? Step.Wait.WAIT : new Step.Close(quantity, false, Rest.TRY_AGAIN);
    }

    @Override
    public boolean isAskedOnce() {
        return true;
    }

    private long wanted(LiquidatablePosition position, long draw) {
        long ratio = part / 2 + FixedPoint.mulDivFloor(part, draw, LOW_32);
        long quantity = FixedPoint.mulDivFloor(position.quantity(), ratio, FixedPoint.RATIO_ONE);
        return Math.max(quantity, position.terms().contract().quantityWithin(least, position.mark()));
    }
}
